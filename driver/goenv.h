/* goenv.h - variables as the go command reads them: of the environment, else of the file that `go env -w` writes. */
#ifndef GOENV_H
#define GOENV_H

#include "places.h"

/* NULL: not set, or empty. */
const char *goenv_get(const struct settings *s, enum environ_name name);
/* The module cache: GOMODCACHE, or pkg/mod in the first folder of GOPATH. NULL: no home folder. */
const char *goenv_modcache(const struct settings *s);
/* The next of words parted by blanks, which may hold parts in quotes; NULL: there is none. */
const char *goenv_word(struct arena *a, const char **rest);
/* The words of GOFLAGS, each a flag; *n of them. NULL after a message. */
const char *const *goenv_flags(const struct settings *s, uint32_t *n);

#endif
