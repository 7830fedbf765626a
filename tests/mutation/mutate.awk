# Change a C file mechanically: list every small change there is, or make one of them.
#
#   awk -f mutate.awk FILE             a line "NUMBER<TAB>LINE<TAB>KIND<TAB>BEFORE<TAB>AFTER" for each
#   awk -v make=N -f mutate.awk FILE   the file with change N in it
#
# A change is the text of one rule, in one place, replaced by another. Comments, preprocessor lines and
# declarations of functions are left alone.

function rule(kind, from, to) {
    rules++
    kinds[rules] = kind
    froms[rules] = from
    tos[rules] = to
}

function both(kind, a, b) {
    rule(kind, a, b)
    rule(kind, b, a)
}

BEGIN {
    both("arithmetic", " + ", " - ")
    both("arithmetic", " * ", " / ")
    rule("arithmetic", " % ", " / ")
    both("assignment", " += ", " -= ")
    both("assignment", " *= ", " /= ")
    rule("assignment", " += ", " = ")
    rule("assignment", " -= ", " = ")
    both("comparison", " < ", " <= ")
    both("comparison", " > ", " >= ")
    both("comparison", " == ", " != ")
    rule("comparison", " < ", " > ")
    rule("comparison", " > ", " < ")
    both("logic", " && ", " || ")
    rule("logic", "!", "")
    rule("logic", "finite && ", "")
    both("constant", "0.0", "1.0")
    rule("constant", "1.0", "2.0")
    both("constant", "2.0", "1.0")
    rule("constant", "4.0", "3.0")
    both("constant", " = 0;", " = 1;")
    both("constant", " + 1", " + 0")
    rule("constant", " - 1", " - 0")
    rule("constant", " >= 1;", " >= 0 && i < n;")
    both("constant", "true", "false")
    both("step", "++", "--")
    rule("sign", "-fabs", "fabs")
    rule("sign", "-k * ", "k * ")
    rule("sign", "exp(-", "exp(")
    rule("function", "sqrt(", "(")
    rule("function", "fabs(", "(")
    both("function", "fmax(", "fmin(")
    both("function", "cos(", "sin(")
    rule("function", "log1p(", "log(")
    rule("function", "isfinite(", "!isnan(")
    both("variable", "beta1", "beta2")
    both("variable", "lr_max", "lr_min")
    both("variable", "above", "below")
    both("variable", "m_hat", "v_hat")
    both("variable", "previous", "lowest")
    rule("variable", "theta[i]", "theta[0]")
    rule("variable", "grad[i]", "grad[0]")
    rule("variable", "(double)left", "(double)batch_size")
    rule("variable", "data->cols", "data->rows")
    rule("variable", "rows", "cols")
    rule("variable", "row_of(batch, k)", "k")
    rule("variable", "order + start", "order")
    rule("guard", "return DESCENT_E_NULL;", ";")
    rule("guard", "return DESCENT_E_SIZE;", ";")
    rule("guard", "return DESCENT_E_RATE;", ";")
    rule("guard", "return DESCENT_E_BETA;", ";")
    rule("guard", "return DESCENT_E_TOLERANCE;", ";")
    rule("guard", "return DESCENT_E_VALUE;", ";")
    rule("guard", "return DESCENT_E_MEMORY;", ";")
    rule("guard", "return status;", ";")
    rule("guard", "is_positive(", "(1.0 < 2.0 || ")
    rule("guard", "is_decay_rate(", "(1.0 < 2.0 || ")
    rule("guard", "is_not_negative(", "(1.0 < 2.0 || ")
    rule("guard", "is_factor(", "(1.0 < 2.0 || ")
    rule("status", "DESCENT_E_NULL", "DESCENT_OK")
    rule("status", "DESCENT_E_SIZE", "DESCENT_E_VALUE")
    rule("status", "DESCENT_E_RATE", "DESCENT_E_VALUE")
    rule("status", "DESCENT_E_BETA", "DESCENT_E_VALUE")
    rule("status", "DESCENT_E_TOLERANCE", "DESCENT_E_VALUE")
    rule("status", "DESCENT_E_VALUE", "DESCENT_E_SIZE")
    rule("status", "DESCENT_E_MEMORY", "DESCENT_OK")
    rule("status", "STOP_DIVERGED", "STOP_MAXIMUM")
    rule("status", "STOP_MAXIMUM", "STOP_LOSS")
    rule("status", "STOP_GRADIENT", "STOP_LOSS")
    rule("status", "STOP_LOSS", "STOP_GRADIENT")
    rule("memory", "calloc(n, sizeof", "calloc(1, sizeof")
    rule("memory", "n * sizeof", "sizeof")
    rule("memory", "free(", "(void)(")
}

# A statement that stands alone on its line: not a declaration, a return, or a loop's head.
function is_statement(line) {
    return line ~ /^ +[a-z_*][^{}]*;$/ && line !~ /^ +(return|for|while|if|double|size_t|bool|uint64_t|const|descent_status|break|static)/ &&
        line !~ /^ +[a-z_]+ [a-z_*]+( =|;)/
}

function offer(kind, after) {
    changes++
    if (make == changes) {
        made = after
        is_made = 1
    } else if (!make) {
        printf "%d\t%d\t%s\t%s\t%s\n", changes, FNR, kind, $0, after
    }
}

{
    is_made = 0
    if ($0 !~ /^ *(\/\/|\/\*|\*|#)/ && $0 ~ /^ /) {
        for (r = 1; r <= rules; r++) {
            from = 1
            while ((at = index(substr($0, from), froms[r])) > 0) {
                at += from - 1
                offer(kinds[r], substr($0, 1, at - 1) tos[r] substr($0, at + length(froms[r])))
                from = at + length(froms[r])
            }
        }
        if (is_statement($0)) offer("statement", "    ;")
    }
    if (make) print is_made ? made : $0
}
