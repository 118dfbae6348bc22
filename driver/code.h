/* code.h - objects with the code of packages and programs, from the cache or through the backend. */
#ifndef CODE_H
#define CODE_H

#include "build.h"

/* Of units that are wanted whole: one object each. All units have their summaries. False after a message. */
bool code_of_packages(struct build *b);
/* Of what a program needs of the units that are linked: unit.objects, build.methods. False after a message. */
bool code_of_program(struct build *b, struct init_list *inits);

#endif
