/* commands.c - the table of commands. */
#include <string.h>

#include "commands.h"

const struct command commands[] = {
#define COMMAND(name, letter, function, operands, summary) {name, letter, function, operands, summary},
#include "commands.def"
#undef COMMAND
    {0},
};

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}
