/* reach.h - which functions and variables of its packages a program needs.
 *
 * A method is needed when something calls it by name; when a type that may be in an interface has it and a method of
 * that name and type is called on an interface; or when reflection may find it (see vm_reach.h). All tables of methods
 * have 0 for the others in this program, whatever is compiled of them for others. */
#ifndef REACH_H
#define REACH_H

#include "build.h"

/* Fills in unit.needed of the units that are linked, and build.methods: what main.main, the initialisers and the
 * runtime's C code lead to, or, with everything, all; all in any case of units that are wanted whole. False after a
 * message: a package that is not the library's only declares a function of these. */
bool reach_program(struct build *b, struct init_list *inits, bool everything);
/* Fills in unit.needed of units that are wanted whole. */
void reach_packages(struct build *b);

#endif
