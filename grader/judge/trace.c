/** The trace reader. See trace.h for what it guards against. */
#include "trace.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The parser's place in one case. */
typedef struct {
    trace_case *out;
    size_t capacity; /* of out->items */
    size_t values;   /* numbers read so far */
    const char *call;
    size_t call_begins;
    size_t step;
} parser;

static const char no_call[] = "";

/* The next word of a line: a copy in word[size], false if there is none or it is too long. */
static bool next_word(const char **line, char *word, size_t size) {
    size_t n = strcspn(*line, " ");
    if (n == 0 || n >= size) return false;
    memcpy(word, *line, n);
    word[n] = '\0';
    *line += n;
    if (**line == ' ') ++*line;
    return true;
}

static bool read_count(const char *word, uint64_t *k) {
    char *end;
    if (word[0] < '0' || word[0] > '9') return false;
    errno = 0;
    unsigned long long value = strtoull(word, &end, 10);
    *k = value;
    return *end == '\0' && errno == 0;
}

static bool read_real(const char *word, double *x) {
    char *end;
    *x = strtod(word, &end);
    return end != word && *end == '\0';
}

static observation *add(parser *p, observation_kind kind) {
    trace_case *c = p->out;
    if (c->count >= TRACE_OBSERVATIONS) return NULL;
    if (c->count == p->capacity) {
        size_t capacity = p->capacity == 0 ? 64 : 2 * p->capacity;
        observation *items = realloc(c->items, capacity * sizeof *items);
        if (items == NULL) return NULL;
        c->items = items;
        p->capacity = capacity;
    }
    observation *o = &c->items[c->count];
    *o = (observation){
        .kind = kind, .call = p->call, .call_begins = p->call_begins, .step = p->step};
    return o;
}

/* The tolerance of a value grows with the largest that its array has held. */
static void set_scale(const trace_case *c, observation *o) {
    for (size_t i = c->count; i-- > 0;) {
        const observation *earlier = &c->items[i];
        if (earlier->kind == OBSERVED_REALS && strcmp(earlier->name, o->name) == 0) {
            o->scale = earlier->scale;
            break;
        }
    }
    for (size_t i = 0; i < o->n; i++)
        if (isfinite(o->reals[i])) o->scale = fmax(o->scale, fabs(o->reals[i]));
}

/* The values behind "KIND NAME": "null", or their number and the numbers. */
static bool read_values(parser *p, const char *line, observation *o) {
    char word[40];
    uint64_t n;
    if (!next_word(&line, word, sizeof word)) return false;
    if (strcmp(word, "null") == 0) {
        o->null = true;
        return *line == '\0';
    }
    if (!read_count(word, &n) || n > TRACE_VALUES - p->values) return false;

    bool real = o->kind != OBSERVED_COUNTS;
    void *values = calloc((size_t)n + 1, real ? sizeof(double) : sizeof(uint64_t));
    bool good = values != NULL;
    for (size_t i = 0; good && i < n; i++)
        good = next_word(&line, word, sizeof word) &&
               (real ? read_real(word, (double *)values + i)
                     : read_count(word, (uint64_t *)values + i));
    if (!good || *line != '\0') {
        free(values);
        return false;
    }
    o->n = (size_t)n;
    p->values += o->n;
    if (real)
        o->reals = values;
    else
        o->counts = values;
    return true;
}

/* A line that the case wrote, without the space in front. */
static bool read_record(parser *p, const char *line) {
    char kind[16], word[40];
    observation *o;
    if (!next_word(&line, kind, sizeof kind)) return false;
    if (strcmp(kind, "call") == 0) {
        if (strlen(line) >= TRACE_CALL) return false;
        p->call = line;
        p->call_begins = p->out->count;
        p->step = 0;
        return true;
    }
    if (strcmp(kind, "step") == 0) {
        uint64_t step;
        if (!read_count(line, &step)) return false;
        p->step = (size_t)step;
        return true;
    }
    if (strcmp(kind, "status") == 0) {
        o = add(p, OBSERVED_STATUS);
        if (o == NULL || !next_word(&line, o->name, sizeof o->name) ||
            !next_word(&line, word, sizeof word) || *line != '\0')
            return false;
        char *end;
        o->status = strtol(word, &end, 10);
        if (*end != '\0') return false;
    } else if (strcmp(kind, "stub") == 0) {
        o = add(p, NOTED_STUB);
        if (o == NULL || !next_word(&line, o->name, sizeof o->name) || *line != '\0') return false;
    } else {
        if (strcmp(kind, "real") == 0)
            o = add(p, OBSERVED_REALS);
        else if (strcmp(kind, "count") == 0)
            o = add(p, OBSERVED_COUNTS);
        else if (strcmp(kind, "in") == 0)
            o = add(p, NOTED_INPUT);
        else
            return false;
        if (o == NULL || !next_word(&line, o->name, sizeof o->name) || !read_values(p, line, o))
            return false;
        if (o->kind == OBSERVED_REALS) set_scale(p->out, o);
    }
    p->out->count++;
    return true;
}

static bool read_end(trace_case *c, const char *line) {
    char word[16];
    if (!next_word(&line, word, sizeof word)) return false;
    if (strcmp(word, "finished") == 0) {
        c->end = END_FINISHED;
    } else if (strcmp(word, "timeout") == 0) {
        c->end = END_TIMEOUT;
    } else if (strcmp(word, "full") == 0) {
        c->end = END_FULL;
    } else if (strcmp(word, "signal") == 0 || strcmp(word, "exit") == 0) {
        uint64_t code;
        c->end = word[0] == 's' ? END_SIGNAL : END_EXIT;
        if (!read_count(line, &code) || code > 255) return false;
        c->code = (long)code;
        return true;
    } else {
        return false;
    }
    return *line == '\0';
}

static void keep_printed(trace_case *c, const char *line) {
    size_t used = strlen(c->printed);
    snprintf(c->printed + used, sizeof c->printed - used, "%s%s", used > 0 ? "\n" : "", line);
}

/* The lines of one case, up to and with its end. `text` is cut into strings on the way. */
static void read_case(char *text, char *text_end, trace_case *out) {
    parser p = {.out = out, .call = no_call};
    for (char *line = text; line < text_end;) {
        char *end = memchr(line, '\n', (size_t)(text_end - line));
        if (end == NULL) return;
        bool good = memchr(line, '\0', (size_t)(end - line)) == NULL;
        *end = '\0';
        if (good && line[0] == ' ')
            good = read_record(&p, line + 1);
        else if (good && strncmp(line, "printed ", 8) == 0)
            keep_printed(out, line + 8);
        else if (good && strncmp(line, "end ", 4) == 0) {
            if (!read_end(out, line + 4)) out->end = END_MALFORMED;
            return;
        } else
            good = false;
        if (!good) {
            out->end = END_MALFORMED;
            return;
        }
        line = end + 1;
    }
}

static const char header[] = "descent-trace 1 ";
static const char case_line[] = "\ncase ";

/* The first character behind the line "case NAME", or NULL unless there is exactly one such line.
 */
static const char *find_case(const char *text, const char *text_end, const char *name) {
    char wanted[2 * TRACE_NAME + 16];
    int length = snprintf(wanted, sizeof wanted, "%s%s\n", case_line, name);
    const char *found = NULL;
    if (length < 0 || (size_t)length >= sizeof wanted) return NULL;
    for (const char *at = text; (size_t)(text_end - at) >= (size_t)length; at++) {
        at = memchr(at, '\n', (size_t)(text_end - at));
        if (at == NULL || (size_t)(text_end - at) < (size_t)length) break;
        if (memcmp(at, wanted, (size_t)length) != 0) continue;
        if (found != NULL) return NULL;
        found = at + length;
    }
    return found;
}

/* Where the next case begins, or the end of the text. */
static const char *next_case(const char *at, const char *text_end) {
    const size_t length = sizeof case_line - 1;
    for (; (size_t)(text_end - at) > length; at++) {
        at = memchr(at, '\n', (size_t)(text_end - at));
        if (at == NULL || (size_t)(text_end - at) <= length) break;
        if (memcmp(at, case_line, length) == 0) return at + 1;
    }
    return text_end;
}

static bool is_trace(const char *text, size_t size) {
    return size >= sizeof header && memcmp(text, header, sizeof header - 1) == 0;
}

void trace_parse_case(const char *text, size_t size, const char *name, trace_case *out) {
    *out = (trace_case){.end = END_MISSING};
    snprintf(out->name, sizeof out->name, "%s", name);
    const char *body = is_trace(text, size) ? find_case(text, text + size, name) : NULL;
    if (body == NULL) return;
    size_t length = (size_t)(next_case(body, text + size) - body);
    out->text = malloc(length + 1);
    if (out->text == NULL) return;
    memcpy(out->text, body, length);
    read_case(out->text, out->text + length, out);
}

char *trace_load(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    size_t capacity = 1 << 16;
    char *text = malloc(capacity);
    *size = 0;
    while (text != NULL && *size < TRACE_BYTES) {
        *size += fread(text + *size, 1, capacity - *size, file);
        if (*size < capacity) break;
        capacity *= 2;
        char *larger = realloc(text, capacity);
        if (larger == NULL) free(text);
        text = larger;
    }
    fclose(file);
    return text;
}

void trace_read_case(const char *path, const char *name, trace_case *out) {
    size_t size;
    char *text = trace_load(path, &size);
    *out = (trace_case){.end = END_MISSING};
    if (text != NULL) trace_parse_case(text, size, name, out);
    free(text);
}

bool trace_next_name(const char *text, size_t size, const char **at, char *name) {
    const char *text_end = text + size;
    if (*at == NULL) *at = text;
    while (*at < text_end) {
        const char *line = next_case(*at, text_end);
        const char *begin = line + sizeof case_line - 2;
        *at = begin < text_end ? begin : text_end;
        const char *end = begin < text_end ? memchr(begin, '\n', (size_t)(text_end - begin)) : NULL;
        if (end == NULL || (size_t)(end - begin) >= 2 * TRACE_NAME) continue;
        memcpy(name, begin, (size_t)(end - begin));
        name[end - begin] = '\0';
        return true;
    }
    return false;
}

void trace_case_free(trace_case *c) {
    for (size_t i = 0; i < c->count; i++) {
        free((void *)c->items[i].reals);
        free((void *)c->items[i].counts);
    }
    free(c->items);
    free(c->text);
    *c = (trace_case){.end = END_MISSING};
}
