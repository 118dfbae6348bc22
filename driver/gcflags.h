/* gcflags.h - flags for single packages: -gcflags=PATTERN=FLAGS, -ldflags=PATTERN=FLAGS (go help build). */
#ifndef GCFLAGS_H
#define GCFLAGS_H

#include "load.h"
#include "settings.h"

/* Reads the values of -gcflags and -ldflags once all other flags are there. Returns 0, or the exit status after a
 * message. */
int gcflags_parse(struct settings *s);
/* The settings that count for a package: those of the last -gcflags that means it, or s. */
const struct settings *gcflags_for(const struct settings *s, const struct load_package *p);
/* Of -X of -ldflags: "NAME=VALUE" lines for the package's variables; NUL ends each. */
struct str gcflags_values(const struct settings *s, const struct load_package *p);

#endif
