/* order.c - decisions in the order in which gc prints them. First functions that can be inlined and calls that are, as
 * the pass met them, and calls that are devirtualised. Then batch by batch, callees first, each with its closures:
 * self-assignments, which building the graph finds; parameters and variables of all functions; what expressions
 * allocate in the order in which gc walks them, closures where they stand. An expression comes before its operands, and
 * a conversion that the compiler adds before what it converts. */
#include "graph.h"

#include <stdlib.h>

enum group { SELF_ASSIGN, PARAM, VARIABLE, EXPRESSION };

struct key {
	uint32_t batch;
	enum group group;
	uint32_t func;
	uint64_t place; /* in the function */
	uint32_t seq;   /* as decided */
	struct escape_decision decision;
};

static int order(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

static int compare(const void *x, const void *y)
{
	const struct key *a = x, *b = y;
	int by[] = {order(a->batch, b->batch), order(a->group, b->group), order(a->func, b->func),
		    order(a->place, b->place), order(a->seq, b->seq)};

	for (uint32_t i = 0; i < KIT_COUNT(by); i++)
		if (by[i])
			return by[i];
	return 0;
}

static enum group group_of(const struct escape_decision *d)
{
	switch (d->kind) {
	case ESC_DECIDED_SELF_ASSIGN:
		return SELF_ASSIGN;
	case ESC_DECIDED_SITE:
	case ESC_DECIDED_ZERO_COPY:
		return d->site->kind == VM_SITE_VARIABLE ? VARIABLE : EXPRESSION;
	default:
		return PARAM;
	}
}

/* Of what one expression allocates a conversion, which is made last, comes first. */
static uint64_t place_in_walk(const struct vm_site *s)
{
	return (uint64_t)s->order << 32 | (s->order ? UINT32_MAX - s->ordinal : s->ordinal);
}

static struct key key_of(struct esc_graph *g, const struct escape_decision *d, uint32_t seq)
{
	struct key k = {.seq = seq, .decision = *d};
	const struct esc_func *around;

	if (d->kind >= ESC_DECIDED_CAN_INLINE)
		return k;
	k.group = group_of(d);
	k.func = d->func->id;
	if (d->kind == ESC_DECIDED_DEVIRTUAL)
		return k;
	around = esc_outermost(g, d->func);
	k.batch = around->batch + 1;
	if (k.group == VARIABLE)
		k.place = d->site->local;
	if (k.group != EXPRESSION)
		return k;
	k.func = around->vm->id;
	k.place = place_in_walk(d->site);
	return k;
}

void esc_decide_site(struct esc_graph *g, const struct vm_site *s)
{
	struct escape_decision d = {.kind = ESC_DECIDED_SITE, .pos = s->pos, .func = s->func, .site = s};

	if (s->origin) /* where the outermost call stands */
		d.pos = s->origin->calls[s->origin->ncalls - 1].pos;
	if (s->verdict == VM_VERDICT_NONE || (s->kind == VM_SITE_VARIABLE && s->verdict == VM_VERDICT_STAYS))
		return;
	escape_decide(g->ctx, d);
	if (s->reason == ESC_REASON_ZERO_COPY) {
		d.kind = ESC_DECIDED_ZERO_COPY;
		escape_decide(g->ctx, d);
	}
}

void esc_order_decisions(struct esc_graph *g)
{
	uint32_t n = g->ctx->decisions.len;
	struct key *keys = ARENA_ARRAY(g->arena, struct key, n + 1);

	for (uint32_t i = 0; i < n; i++)
		keys[i] = key_of(g, &g->ctx->decisions.at[i], i);
	qsort(keys, n, sizeof *keys, compare);
	for (uint32_t i = 0; i < n; i++)
		g->ctx->decisions.at[i] = keys[i].decision;
}
