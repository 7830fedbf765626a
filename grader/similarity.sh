find_similar() { similar_file=/dev/null; }
