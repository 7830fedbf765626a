# What somebody wrote themselves: C files without comments and without what the starter has already, whatever
# the layout. Every token stays on its line.
#
#   awk -v starter=FILE -v list=FILE -v from=FOLDER/ -v out=FOLDER/ -v least=TOKENS -f strip.awk
#
# The list names a file of the folder `from` on each line. What is left of it goes to the folder `out` under the
# same name, unless that is less than so many tokens: a few lines are alike in everybody's.

function add(token) {
    segment = segment " " token
    words[++count] = token
    places[count] = line_number
}

# A segment ends at a semicolon, at a brace, or with a line of the preprocessor.
function end_segment(    i) {
    if (learning) known[segment]
    else if (!(segment in known)) {
        for (i = 1; i <= count; i++) text[places[i]] = text[places[i]] " " words[i]
        kept += count
    }
    segment = ""
    count = 0
}

function take_line(line) {
    if (!in_comment && line ~ /^[ \t]*#/) {
        gsub(/[ \t\r]+/, " ", line)
        add(line)
        end_segment()
        return
    }
    while (line != "") {
        if (in_comment) {
            if (!match(line, /\*\//)) return
            in_comment = 0
        } else if (match(line, /^[ \t\r\f\v]+/) || match(line, /^\/\/.*/)) {
        } else if (match(line, /^\/\*/)) {
            in_comment = 1
        } else {
            if (!match(line, /^"([^"\\]|\\.)*"|^'([^'\\]|\\.)*'|^[A-Za-z0-9_.]+/)) RLENGTH = RSTART = 1
            add(substr(line, 1, RLENGTH))
            if (substr(line, 1, RLENGTH) ~ /^[;{}]$/) end_segment()
        }
        line = substr(line, RSTART + RLENGTH)
    }
}

function take_file(path,    line) {
    line_number = in_comment = count = kept = 0
    segment = ""
    split("", text)
    while ((getline line < path) > 0) {
        line_number++
        take_line(line)
    }
    end_segment()
    close(path)
}

BEGIN {
    learning = 1
    take_file(starter)
    learning = 0
    while ((getline name < list) > 0) {
        take_file(from name)
        if (kept < least) continue
        for (i = 1; i <= line_number; i++) print text[i] > (out name)
        close(out name)
    }
}
