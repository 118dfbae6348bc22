/* proc.h - other programs. */
#ifndef PROC_H
#define PROC_H

#include "settings.h"

struct argv {
	struct arena *arena;
	VEC(const char *) list;
};
void argv_add(struct argv *v, const char *arg);
void argv_addf(struct argv *v, const char *fmt, ...) KIT_PRINTF(2, 3);
/* As a shell would take it. */
struct str argv_text(const struct argv *v);
/* Full path of a program on $PATH, or NULL. */
const char *proc_find(struct arena *a, const char *name);
/* Runs argv[0] and waits. *output gets its standard error and output (when not NULL). Returns the exit status, 128 +
 * signal, or -1 with errno set when it could not be started. */
int proc_run(struct arena *a, const struct argv *v, struct str *output);
/* The same for a program that the user attends to: what the terminal sends, an interrupt or quit, is the program's
 * affair and not ours while it runs. It has them as we had them. */
int proc_run_attended(struct arena *a, const struct argv *v, char *const *env);
/* What programs of the user's run with: our environment, but that the commands of the Go tree come first in PATH, as
 * for programs that the go command runs. dir: the folder that it is started in, or NULL for ours. */
char **proc_environment(struct arena *a, const struct settings *s, const char *dir);
/* Adds the emulator that programs for another architecture run under (QEMU's user mode), if they do. False after a
 * message. */
bool proc_emulator(const struct settings *s, struct argv *v);

#endif
