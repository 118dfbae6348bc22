/* commands.h - one function per command; each returns the exit status. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "settings.h"

#define COMMAND(name, letter, function, operands, summary) int function(struct settings *s);
#include "commands.def"
#undef COMMAND

struct command {
	const char *name;
	char letter; /* in flags.def */
	int (*run)(struct settings *s);
	const char *operands, *summary;
};
extern const struct command commands[]; /* the last one has no name */

const struct command *command_find(const char *name); /* or NULL */
bool command_is_gos(const char *name);                /* the go command has it, we have not */

#endif
