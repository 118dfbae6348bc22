/* symtab.h - from PCs to functions, lines and inlined calls. */
#ifndef GOSUB_SYMTAB_H
#define GOSUB_SYMTAB_H

#include "rt.h"

/* A PC here is that of an instruction, or the address of a struct gosub_inline, which stands for the place in the
 * caller where that call was inlined (abi.h). A return address names the call before it: one less. */

struct symtab_hit {
	const struct gosub_func *func; /* NULL: none holds the PC */
	uint32_t index;                /* inline index of the innermost call there, 0: the function itself */
};
struct symtab_hit symtab_find(uintptr_t pc); /* in code only; also of assembly that has a name */

/* One call on a stack: of a function, or one inlined into it. */
struct frame {
	const struct gosub_func *func;
	uint32_t index; /* as of symtab_hit */
	uintptr_t pc;
};
bool frame_at(uintptr_t pc, struct frame *out); /* the innermost; false: no such PC */
bool frame_outer(struct frame *f);              /* on to what it is inlined into; false: it is not inlined */
const char *frame_name(const struct frame *f);
uint32_t frame_flags(const struct frame *f); /* GOSUB_FUNC_*, GOSUB_FUNC_LINE */
struct frame_place {
	const char *file;
	int64_t line;
};
struct frame_place frame_place(const struct frame *f);

/* Which words of a frame are live behind a call (abi.h, "Frame maps"). Under a stop only. */
bool frame_map_find(uintptr_t pc, struct frame_map *out); /* of a return address; false: nothing is known */
struct saved_register {
	uint32_t number; /* DWARF's */
	int64_t at;      /* words from the frame pointer */
};
struct saved_register frame_map_register(const uint8_t **p); /* the next of out->regs */
uint64_t frame_map_distance(const uint8_t **p);              /* the next of out->words: how much further below */
static inline bool frame_map_lives(const struct frame_map *m, uint32_t n)
{
	return m->live[n / 8] >> (n & 7) & 1;
}
const char *frame_site(const struct frame *f); /* what the call at f->pc allocates (abi.h, at gosub_func), or NULL */

#endif
