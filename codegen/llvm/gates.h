/* gates.h - gates of functions with large frames: see gates.c. */
#ifndef GOSUB_GATES_H
#define GOSUB_GATES_H

#include "elf.h"

struct gate {
	const char *symbol; /* of the function */
	uint32_t section;
	uint32_t frame; /* bytes */
};
#define GATE_CODE ".large" /* what the code behind the gate of a symbol is called beside it */

struct gates {
	VEC(struct gate) list;
};

/* The functions of the object whose frame is larger than their code is built for. built_for: symbol -> int64_t *, the
 * largest frame that needs no gate. The frame sizes, in sections .stack_sizes, are taken out. False with e->error. */
bool gates_find(struct elf *e, const struct map *built_for, struct gates *out);
/* What the gate compares: it stands for the function's check too. */
uint32_t gate_compared(const struct gate *g);
/* Puts each gate into the section of its function. False with e->error. */
bool gates_add(struct elf *e, const struct gates *gates);
/* The same in the text of an assembly. */
struct str gates_add_text(struct arena *a, struct str assembly, bool x86, const struct gates *gates);

#endif
