/** The trace reader. See trace.h for what it guards against. */
#define _GNU_SOURCE /* memmem */
#include "trace.h"

#include <errno.h>
#include <limits.h>
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
    struct {
        char name[TRACE_NAME];
        double scale; /* the largest |value| under it so far */
    } names[TRACE_NAMES];
    size_t name_count;
} parser;

static const char no_call[] = "";

/* The next word of a line: a copy in word[size], false if there is none or it is too long. */
static bool next_word(const char **line, char *word, size_t size) {
    size_t n = strcspn(*line, " ");
    if (n == 0 || n >= size) return false;
    memcpy(word, *line, n);
    word[n] = '\0';
    *line += n;
    return **line == '\0' || *++*line != '\0'; /* a space at the end of the line is one too many */
}

static bool read_count(const char *word, uint64_t *k) {
    char *end;
    if (word[0] < '0' || word[0] > '9') return false;
    errno = 0;
    unsigned long long value = strtoull(word, &end, 10);
    *k = value;
    return *end == '\0' && errno == 0;
}

/* "-0x1.8p-3", "inf" or "nan", as %a writes them, or a small whole number. strtod would take much
 * more, and in some locales a comma.
 */
static bool read_real(const char *word, double *x) {
    static const char digits[] = "0123456789abcdef";
    enum { MOST_DIGITS = 13, MOST_EXPONENT = 5000 };
    uint64_t mantissa, exponent;
    bool negative = *word == '-';
    if (negative) word++;
    if (read_count(word, &mantissa) && mantissa <= UINT64_C(1) << 53) {
        *x = (double)mantissa;
    } else if (strcmp(word, "inf") == 0 || strcmp(word, "nan") == 0) {
        *x = word[0] == 'i' ? INFINITY : NAN;
    } else {
        if (strncmp(word, "0x0", 3) != 0 && strncmp(word, "0x1", 3) != 0) return false;
        mantissa = word[2] == '1';
        int fraction = 0;
        word += 3;
        if (*word == '.')
            for (word++; *word != 'p'; word++, fraction++) {
                const char *digit = *word != '\0' ? strchr(digits, *word) : NULL;
                if (digit == NULL || fraction == MOST_DIGITS) return false;
                mantissa = 16 * mantissa + (uint64_t)(digit - digits);
            }
        if (word[0] != 'p' || (word[1] != '+' && word[1] != '-')) return false;
        if (!read_count(word + 2, &exponent) || exponent > MOST_EXPONENT) return false;
        *x = ldexp((double)mantissa,
                   (word[1] == '-' ? -(int)exponent : (int)exponent) - 4 * fraction);
    }
    if (negative) *x = -*x;
    return true;
}

/* A descent_status, or whatever else was returned in its place. */
static bool read_status(const char *word, long *status) {
    uint64_t size;
    bool negative = *word == '-';
    if (!read_count(word + (negative ? 1 : 0), &size) || size > (uint64_t)INT_MAX + 1) return false;
    *status = negative ? -(long)size : (long)size;
    return true;
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

/* Sets the name of an observation from the next word, and its place in the list of names. */
static bool read_name(parser *p, const char **line, observation *o, size_t *place) {
    if (!next_word(line, o->name, sizeof o->name)) return false;
    size_t i = 0;
    while (i < p->name_count && strcmp(p->names[i].name, o->name) != 0) i++;
    *place = i;
    if (i < p->name_count) return true;
    if (i == TRACE_NAMES) return false;
    memcpy(p->names[i].name, o->name, sizeof o->name);
    p->names[i].scale = 0.0;
    p->name_count++;
    return true;
}

/* The tolerance of a value grows with the largest that its array has held. */
static void set_scale(double *largest, observation *o) {
    for (size_t i = 0; i < o->n; i++)
        if (isfinite(o->reals[i])) *largest = fmax(*largest, fabs(o->reals[i]));
    o->scale = *largest;
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
    char kind[16];
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
    static const char *const kinds[] = {
        [OBSERVED_STATUS] = "status", [OBSERVED_REALS] = "real", [OBSERVED_COUNTS] = "count",
        [NOTED_INPUT] = "in",         [NOTED_STUB] = "stub",
    };
    size_t k = 0, name;
    while (k < sizeof kinds / sizeof *kinds && strcmp(kind, kinds[k]) != 0) k++;
    if (k == sizeof kinds / sizeof *kinds) return false;
    observation *o = add(p, (observation_kind)k);
    if (o == NULL || !read_name(p, &line, o, &name)) return false;
    switch (o->kind) {
    case OBSERVED_STATUS:
        if (!read_status(line, &o->status)) return false;
        break;
    case NOTED_STUB:
        if (*line != '\0') return false;
        break;
    default:
        if (!read_values(p, line, o)) return false;
        if (o->kind == OBSERVED_REALS) set_scale(&p->names[name].scale, o);
    }
    p->out->count++;
    return true;
}

static bool read_end(trace_case *c, const char *line) {
    char word[16];
    uint64_t code = 0;
    case_end end;
    if (!next_word(&line, word, sizeof word)) return false;
    bool coded = strcmp(word, "signal") == 0 || strcmp(word, "exit") == 0;
    if (coded)
        end = word[0] == 's' ? END_SIGNAL : END_EXIT;
    else if (strcmp(word, "finished") == 0)
        end = END_FINISHED;
    else if (strcmp(word, "timeout") == 0)
        end = END_TIMEOUT;
    else if (strcmp(word, "full") == 0)
        end = END_FULL;
    else
        return false;
    if (coded ? !read_count(line, &code) || code > 255 : *line != '\0') return false;
    c->end = end;
    c->code = (long)code;
    return true;
}

static void keep_printed(trace_case *c, const char *line) {
    size_t used = strlen(c->printed);
    snprintf(c->printed + used, sizeof c->printed - used, "%s%s", used > 0 ? "\n" : "", line);
}

/* A line of a case, without its newline. */
static bool read_line(parser *p, const char *line) {
    trace_case *c = p->out;
    if (c->end != END_MISSING) return false; /* nothing comes behind the end */
    if (line[0] == ' ') return read_record(p, line + 1);
    if (strncmp(line, "end ", 4) == 0) return read_end(c, line + 4);
    if (strncmp(line, "printed ", 8) != 0) return false;
    keep_printed(c, line + 8);
    return true;
}

/* The lines of one case, text[size], which is cut into strings on the way. */
static void read_case(char *text, size_t size, trace_case *out) {
    parser p = {.out = out, .call = no_call};
    for (char *line = text; line < text + size;) {
        size_t left = (size_t)(text + size - line);
        char *end = memchr(line, '\n', left);
        if (end == NULL && out->end == END_MISSING) return; /* it breaks off here */
        bool good = end != NULL && memchr(line, '\0', (size_t)(end - line)) == NULL;
        if (good) *end = '\0';
        if (!good || !read_line(&p, line)) {
            out->end = END_MALFORMED;
            out->code = 0;
            return;
        }
        line = end + 1;
    }
}

static const char header[] = "descent-trace 1 ";
static const char case_line[] = "\ncase ";

static bool is_trace(const char *text, size_t size) {
    return size >= sizeof header && memcmp(text, header, sizeof header - 1) == 0;
}

/* Notes where the cases are. With too many the trace as a whole is not believed. */
static bool index_cases(trace *t) {
    const char *text_end = t->text + t->size;
    size_t capacity = 0;
    const char *at = t->text;
    while ((at = memmem(at, (size_t)(text_end - at), case_line, sizeof case_line - 1)) != NULL) {
        if (t->count > 0) t->places[t->count - 1].end = at + 1;
        const char *name = at + sizeof case_line - 1;
        at = memchr(name, '\n', (size_t)(text_end - name));
        if (at == NULL) break;
        if (t->count == TRACE_CASES) return false;
        if (t->count == capacity) {
            capacity = capacity == 0 ? 256 : 2 * capacity;
            struct trace_place *places = realloc(t->places, capacity * sizeof *places);
            if (places == NULL) return false;
            t->places = places;
        }
        t->places[t->count++] = (struct trace_place){name, at + 1, text_end};
    }
    return true;
}

void trace_take(char *text, size_t size, trace *out) {
    *out = (trace){.text = text, .size = size};
    if (!is_trace(text, size) || !index_cases(out)) out->count = 0;
}

bool trace_load(const char *path, trace *out) {
    FILE *file = fopen(path, "rb");
    char *text = file != NULL ? malloc(TRACE_BYTES) : NULL;
    size_t size = text != NULL ? fread(text, 1, TRACE_BYTES, file) : 0;
    bool good = text != NULL && !ferror(file);
    if (file != NULL) fclose(file);
    if (!good) {
        free(text);
        return false;
    }
    trace_take(text, size, out);
    return true;
}

void trace_free(trace *t) {
    free(t->places);
    free(t->text);
    *t = (trace){.text = NULL};
}

static size_t name_length(const struct trace_place *place) {
    return (size_t)(place->body - place->name) - 1;
}

bool trace_name(const trace *t, size_t i, char *name) {
    size_t length = name_length(&t->places[i]);
    if (length >= 2 * TRACE_NAME || memchr(t->places[i].name, '\0', length) != NULL) return false;
    memcpy(name, t->places[i].name, length);
    name[length] = '\0';
    return true;
}

/* The case of that name, or NULL unless there is exactly one. */
static const struct trace_place *find_case(const trace *t, const char *name) {
    const struct trace_place *found = NULL;
    size_t length = strlen(name);
    for (size_t i = 0; i < t->count; i++) {
        const struct trace_place *place = &t->places[i];
        if (name_length(place) != length || memcmp(place->name, name, length) != 0) continue;
        if (found != NULL) return NULL;
        found = place;
    }
    return found;
}

bool trace_same_text(const trace *a, const trace *b, const char *name) {
    const struct trace_place *here = find_case(a, name), *there = find_case(b, name);
    if (here == NULL || there == NULL) return false;
    size_t length = (size_t)(here->end - here->body);
    return length == (size_t)(there->end - there->body) &&
           memcmp(here->body, there->body, length) == 0;
}

void trace_read_case(const trace *t, const char *name, trace_case *out) {
    *out = (trace_case){.end = END_MISSING};
    snprintf(out->name, sizeof out->name, "%s", name);
    const struct trace_place *place = find_case(t, name);
    if (place == NULL) return;
    size_t length = (size_t)(place->end - place->body);
    if (length > TRACE_CASE_BYTES) {
        out->end = END_MALFORMED;
        return;
    }
    out->text = malloc(length + 1);
    if (out->text == NULL) return;
    memcpy(out->text, place->body, length);
    read_case(out->text, length, out);
}

void trace_read_case_of(const char *path, const char *name, trace_case *out) {
    trace t;
    *out = (trace_case){.end = END_MISSING};
    if (!trace_load(path, &t)) return;
    trace_read_case(&t, name, out);
    trace_free(&t);
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
