# Make a starter from a solution: cut what stands between BEGIN SOLUTION and END SOLUTION.
# The text behind BEGIN SOLUTION becomes the TODO, the text behind END SOLUTION the stub's body.
function text_behind(marker) {
    return substr($0, index($0, marker) + length(marker))
}
/^ *\/\/ BEGIN SOLUTION/ {
    match($0, /^ */)
    indent = substr($0, 1, RLENGTH)
    if (/SOLUTION: /) print indent "// TODO: " text_behind("SOLUTION: ")
    cutting = 1
}
!cutting
/^ *\/\/ END SOLUTION/ {
    if (/SOLUTION: /) print indent text_behind("SOLUTION: ")
    cutting = 0
}
