/* vm_edit.c - edits of a function's instructions.
 *
 * Edits are collected and carried out block by block: a block with many is copied once. */
#include <stdlib.h>

#include "vm_analysis.h"

enum edit_kind { INSERT, REPLACE, REMOVE };

struct edit {
	enum edit_kind kind;
	uint32_t block, at;
	uint32_t turn; /* order of calls */
	struct vm_inst *inst;
};

struct vm_edits {
	struct vm_facts *facts;
	struct arena *arena; /* of the list */
	VEC(struct edit) all;
};

struct vm_edits *vm_edits_new(struct vm_facts *facts)
{
	struct arena *a = arena_new();
	struct vm_edits *e = ARENA_NEW(a, struct vm_edits);

	e->facts = facts;
	e->arena = a;
	return e;
}

static void add(struct vm_edits *e, enum edit_kind kind, uint32_t block, uint32_t at, struct vm_inst *i)
{
	VEC_PUSH(e->arena, &e->all, ((struct edit){kind, block, at, e->all.len, i}));
}

void vm_edit_insert(struct vm_edits *e, uint32_t block, uint32_t at, struct vm_inst *i)
{
	add(e, INSERT, block, at, i);
}

void vm_edit_replace(struct vm_edits *e, uint32_t block, uint32_t at, struct vm_inst *i)
{
	add(e, REPLACE, block, at, i);
}

void vm_edit_remove(struct vm_edits *e, uint32_t block, uint32_t at)
{
	add(e, REMOVE, block, at, NULL);
}

static int by_place(const void *x, const void *y)
{
	const struct edit *a = x, *b = y;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->turn < b->turn ? -1 : a->turn > b->turn;
}

/* A terminator may lead elsewhere than the one before it. */
static bool is_terminator(const struct vm_inst *i)
{
	return i && vm_op_info[i->op].flags & VM_F_TERM;
}

/* Carries out edits[0…n-1], all of one block. */
static void edit_block(struct arena *a, struct vm_block *block, const struct edit *edits, uint32_t n)
{
	struct vm_block new = {.loop_depth = block->loop_depth};

	for (uint32_t at = 0, k = 0; at <= block->insts.len; at++) {
		struct vm_inst *stays = at < block->insts.len ? block->insts.at[at] : NULL;

		for (; k < n && edits[k].at == at; k++) {
			if (edits[k].kind == INSERT)
				VEC_PUSH(a, &new.insts, edits[k].inst);
			else
				stays = edits[k].inst;
		}
		if (stays)
			VEC_PUSH(a, &new.insts, stays);
	}
	*block = new;
}

void vm_edits_apply(struct vm_edits *e)
{
	struct vm_func *f = vm_facts_func(e->facts);
	unsigned changes = e->all.len ? VM_CHANGE_INSTS : 0;

	if (e->all.len)
		qsort(e->all.at, e->all.len, sizeof *e->all.at, by_place);
	for (uint32_t from = 0, to; from < e->all.len; from = to) {
		struct vm_block *block = &f->blocks.at[e->all.at[from].block];

		for (to = from; to < e->all.len && e->all.at[to].block == e->all.at[from].block; to++) {
			const struct edit *edit = &e->all.at[to];

			if (edit->kind != INSERT && is_terminator(block->insts.at[edit->at]))
				changes |= VM_CHANGE_GRAPH;
		}
		edit_block(f->pkg->arena, block, &e->all.at[from], to - from);
	}
	vm_facts_break(e->facts, changes);
	arena_free(e->arena);
}

uint32_t vm_split_block(struct vm_facts *facts, uint32_t block, uint32_t at)
{
	struct vm_func *f = vm_facts_func(facts);
	uint32_t rest = vm_block_new(f);
	struct vm_block *from = &f->blocks.at[block], *to = &f->blocks.at[rest];
	pos_t pos = at < from->insts.len ? from->insts.at[at]->pos : f->pos;
	struct vm_inst *jump;

	to->loop_depth = from->loop_depth;
	for (uint32_t i = at; i < from->insts.len; i++)
		vm_append(f, rest, from->insts.at[i]);
	from->insts.len = at;
	jump = vm_inst_new(f, VM_OP_JUMP, 0, 0, pos);
	jump->target[0] = rest;
	vm_append(f, block, jump);
	vm_facts_break(facts, VM_CHANGE_INSTS | VM_CHANGE_GRAPH);
	return rest;
}
