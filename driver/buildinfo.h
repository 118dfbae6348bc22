/* buildinfo.h - what a program says of its making: runtime/debug.ReadBuildInfo, `go version -m`. */
#ifndef BUILDINFO_H
#define BUILDINFO_H

#include "build.h"

/* Of the command root, whose parts are marked (unit.linked): lines "path", "mod", "dep", "=>" and "build" as
 * debug.BuildInfo prints them, without that of Go's version. godebug: the settings it starts with. */
struct str buildinfo_text(struct build *b, const struct unit *root, struct str godebug);

#endif
