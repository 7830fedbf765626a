# The tools that Descent needs, as `make setup` installs them, on the system it is tested on:
#   docker build -t descent . && docker run --rm -it -v "$PWD:/course" -w /course descent make grade
FROM debian:12
COPY grader/setup.sh /tmp/
RUN /tmp/setup.sh && rm -rf /tmp/setup.sh /var/lib/apt/lists/*
