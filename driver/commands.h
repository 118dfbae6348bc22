/* commands.h - one function per command; each returns the exit status. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "settings.h"

#define EXIT_FINE                                          0
#define EXIT_ERROR                                         1 /* errors in the program compiled, or in making it */
#define EXIT_USAGE                                         2

#define COMMAND(name, letter, function, operands, summary) int function(struct settings *s);
#include "commands.def"
#undef COMMAND

/* The letter of a command in flags.def; 0 if there is none of that name. */
char command_letter(const char *name);

/* "gosubc: message" on stderr. */
void complain(const char *fmt, ...) KIT_PRINTF(1, 2);

#endif
