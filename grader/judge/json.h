/** Writing JSON; reading it is jq's affair. */
#ifndef JSON_H
#define JSON_H

#include <stdio.h>

/** Write s as a JSON string, quoted and escaped. Bytes from 0x80 on are written as they are. */
void print_json_string(FILE *out, const char *s);

#endif
