/* policy.c - the policies by name: `go` decides as Go's compiler does, `off` not at all. */
#include "graph.h"

#include <stdlib.h>

const char *escape_reason_words(enum esc_reason reason)
{
	static const char *const words[ESC_REASON_COUNT] = {
#define REASON(name, text) text,
#include "reasons.def"
#undef REASON
	};
	return reason < ESC_REASON_COUNT ? words[reason] : "";
}

void escape_decide(struct escape_ctx *ctx, struct escape_decision d)
{
	VEC_PUSH(ctx->arena, &ctx->decisions, d);
}

static void collect_sites(struct esc_graph *g)
{
	struct vm_package *p = g->pkg;

	for (uint32_t i = 0; i < p->sites.len; i++)
		g->funcs[p->sites.at[i]->func->id].nsites++;
	for (uint32_t i = 0; i < p->funcs.len; i++) {
		g->funcs[i].sites = ARENA_ARRAY(g->arena, struct vm_site *, g->funcs[i].nsites + 1);
		g->funcs[i].nsites = 0;
	}
	for (uint32_t i = 0; i < p->sites.len; i++) {
		struct esc_func *f = &g->funcs[p->sites.at[i]->func->id];
		f->sites[f->nsites++] = p->sites.at[i];
	}
}

static struct esc_graph new_graph(struct escape_ctx *ctx, struct arena *a, struct vm_package *pkg)
{
	struct esc_graph g = {.ctx = ctx, .arena = a, .pkg = pkg};

	g.funcs = ARENA_ARRAY(a, struct esc_func, pkg->funcs.len + 1);
	g.sites = ARENA_ARRAY(a, struct esc_loc *, pkg->sites.len + 1);
	g.insts = ARENA_ARRAY(a, const struct vm_inst *, pkg->sites.len + 1);
	for (uint32_t i = 0; i < pkg->funcs.len; i++) {
		KIT_ASSERT(pkg->funcs.at[i]->id == i);
		g.funcs[i].vm = pkg->funcs.at[i];
	}
	return g;
}

static bool run_go(struct escape_ctx *ctx, struct vm_package *pkg)
{
	struct arena *a = arena_new();
	struct esc_graph g = new_graph(ctx, a, pkg);

	collect_sites(&g);
	esc_decide_bodyless(&g);
	esc_run_batches(&g);
	esc_apply_leftovers(&g);
	esc_order_decisions(&g);
	arena_free(a);
	return true;
}

static bool run_off(struct escape_ctx *ctx, struct vm_package *pkg)
{
	struct arena *a = arena_new();
	struct esc_graph g = new_graph(ctx, a, pkg);

	esc_apply_off(&g);
	arena_free(a);
	return true;
}

static const struct escape_policy policy_go = {"go", "the frame where Go's compiler would use it, else the heap",
					       run_go};
static const struct escape_policy policy_off = {"off", "the heap for everything that can be there", run_off};
static const struct escape_policy *const policies[] = {&policy_go, &policy_off, NULL};

const struct escape_policy *const *escape_policies(void)
{
	return policies;
}

const struct escape_policy *escape_policy_find(const char *name)
{
	for (uint32_t i = 0; policies[i]; i++)
		if (strcmp(policies[i]->name, name) == 0)
			return policies[i];
	return NULL;
}
