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

bool command_is_gos(const char *name)
{
	static const char *const names[] = {"bug",     "doc", "fix",       "fmt", "generate", "get",
					    "install", "mod", "telemetry", "vet", "work"};
	for (size_t i = 0; i < KIT_COUNT(names); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}
