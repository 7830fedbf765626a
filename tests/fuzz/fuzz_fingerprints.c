/** Any line as one of a file of fingerprints. */
#include "fuzz.h"

#include <string.h>

#include "fingerprint.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char line[2000]; /* as diagnose reads them */
    fingerprint_line read;
    size_t length = size < sizeof line ? size : sizeof line - 1;
    if (length > 0) memcpy(line, bytes, length);
    line[length] = '\0';
    if (!read_fingerprint_line(line, &read)) return 0;
    if (read.id != NULL) {
        promise(read.name != NULL && read.hint != NULL);
        promise(read.hint >= line && read.hint + strlen(read.hint) < line + sizeof line);
    } else {
        promise(memchr(read.test, '\0', sizeof read.test) != NULL && read.test[0] != '\0');
    }
    return 0;
}
