/** Two traces, one behind the other: the comparison, and what is said about a difference, in text
 * and as JSON. The second stands for the reference, so both may be hostile here.
 */
#define _GNU_SOURCE /* memmem, open_memstream */
#include "fuzz.h"

#include <string.h>

#include "json.h"

/* A string of JSON has its two quotes, and no control character or bare quote between them. */
static void check_json(const char *text) {
    char *json = NULL;
    size_t size;
    FILE *out = open_memstream(&json, &size);
    promise(out != NULL);
    print_json_string(out, text);
    promise(fclose(out) == 0 && size >= 2 && json[0] == '"' && json[size - 1] == '"');
    for (size_t i = 1; i < size - 1; i++) {
        unsigned char c = (unsigned char)json[i];
        promise(c >= ' ' && c != 0x7f && c != '"');
        if (c == '\\') promise(strchr("\\\"u", json[++i]) != NULL && i < size - 1);
    }
    free(json);
}

static void compare(const trace_case *got, const trace_case *want) {
    char why[EXPLANATION];
    memset(why, 'x', sizeof why);
    verdict v = compare_cases(got, want, why);
    promise(memchr(why, '\0', sizeof why) != NULL);
    promise((v == SAME) == (why[0] == '\0'));
    promise(v != SAME || got->end == want->end);
    check_json(why);
    check_json(got->printed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char second[] = "\ndescent-trace 1 ";
    const uint8_t *middle = size > 0 ? memmem(bytes, size, second, sizeof second - 1) : NULL;
    size_t first = middle != NULL ? (size_t)(middle - bytes) + 1 : size;
    trace learner, reference;
    char name[2 * TRACE_NAME];
    take_copy(bytes, first, &learner);
    take_copy(bytes + first, size - first, &reference);
    for (size_t i = 0; i < reference.count && i < 10; i++) {
        trace_case got, want;
        if (!trace_name(&reference, i, name)) continue;
        trace_read_case(&learner, name, &got);
        trace_read_case(&reference, name, &want);
        compare(&got, &want);
        compare(&want, &got);
        compare(&want, &want);
        trace_case_free(&got);
        trace_case_free(&want);
    }
    trace_free(&learner);
    trace_free(&reference);
    return 0;
}
