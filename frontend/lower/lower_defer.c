/* lower_defer.c - go and defer: a niladic function value, made now, called later. */
#include "lw.h"

static bool is_niladic(const struct lw_call *c)
{
	if (c->nresults)
		return false;
	return (c->op == VM_OP_CALL && !c->nargs) || (c->op == VM_OP_CALL_CLOSURE && c->nargs == 1);
}

static struct vm_operand own_closure(struct lw_fn *fn, const struct lw_call *c)
{
	if (c->op == VM_OP_CALL_CLOSURE)
		return c->args[0];
	return vm_const_of(fn->f, c->func->type, (struct vm_const){.kind = VM_CONST_FUNC, .func = c->func});
}

static void wrapper_body(struct lw_fn *fn, struct vm_func *f, struct lw_call c, const bool *captured)
{
	struct vm_operand *args = ARENA_ARRAY(fn->arena, struct vm_operand, c.nargs + 1);
	struct lw_fn in;
	uint32_t k = 0;

	lw_fn_init(&in, fn->lw, f, NULL);
	in.types = fn->types;
	in.tparams = fn->tparams;
	in.targs = fn->targs;
	for (uint32_t i = 0; i < c.nargs; i++) {
		args[i] = c.args[i];
		if (captured[i]) {
			const struct vm_type *t = c.args[i].type;
			uint32_t l = lw_capture_local(&in, lw_printf(fn->lw, "a%u", i), t, k++, false, c.pos);

			args[i] = vm_use(vm_place_local(f, l));
		}
	}
	c.args = args;
	lw_call_emit(&in, &c, NULL, false);
	lw_fn_finish(&in);
}

/* func() { call }, with the call's operands captured. */
static struct vm_operand wrap(struct lw_fn *fn, struct lw_call *c, bool defer, pos_t pos)
{
	struct lw_fn *root = lw_root(fn);
	const char *name = lw_printf(fn->lw, "%s.%swrap%u", root->f->name, defer ? "defer" : "go", ++root->nwraps);
	const struct vm_type *t = vm_type_func(fn->lw->vt, NULL, 0, NULL, 0, false);
	struct vm_func *f = lw_func_named(fn->lw, name, t);
	struct vm_operand *args = ARENA_ARRAY(fn->arena, struct vm_operand, c->nargs + 1);
	const struct vm_type **types = ARENA_ARRAY(fn->arena, const struct vm_type *, c->nargs + 1);
	const char **names = ARENA_ARRAY(fn->arena, const char *, c->nargs + 1);
	bool *captured = ARENA_ARRAY(fn->arena, bool, c->nargs + 1);
	uint32_t n = 0;

	lw_set_signature(fn->lw, f, NULL, t, NULL);
	f->pos = f->end = pos;
	f->outer = fn->f;
	/* A deferred recover() is itself what a deferred function would do: it must not be looked through. */
	f->flags |= (c->op == VM_OP_RECOVER ? 0 : VM_FN_WRAPPER) | (fn->f->flags & VM_FN_LINKONCE);
	for (uint32_t i = 0; i < c->nargs; i++) {
		captured[i] = !lw_is_const(c->args[i]);
		if (!captured[i])
			continue;
		names[n] = lw_printf(fn->lw, "a%u", i);
		types[n] = c->args[i].type;
		args[n++] = c->args[i];
	}
	lw_set_context(fn->lw, f, types, names, n);
	wrapper_body(fn, f, *c, captured);
	return lw_closure(fn, f, args, n, lw_site(fn, VM_SITE_CLOSURE, NULL, f->context, pos), pos);
}

void lw_go_defer(struct lw_fn *fn, struct node *n)
{
	struct node *call = node_unparen(n->call_stmt.call);
	bool defer = n->call_stmt.tok == TOK_DEFER;
	struct vm_operand f;
	struct vm_inst *i;
	struct lw_call c;

	if (!(call->flags & NODE_BUILTIN_CALL) || !lw_builtin_prepare(fn, call, &c))
		lw_call_prepare(fn, call, &c);
	if (c.op == VM_OP_CALL_IFACE)
		lw_nilcheck(fn, c.args[0], n->pos);
	f = is_niladic(&c) ? own_closure(fn, &c) : wrap(fn, &c, defer, n->pos);
	if (defer && fn->range) {
		lw_defer_outside(fn, f, n->pos);
		return;
	}
	i = lw_emit(fn, defer ? VM_OP_DEFER : VM_OP_GO, 0, 1, n->pos);
	i->args[0] = f;
	i->site = lw_site(fn, defer ? VM_SITE_DEFER : VM_SITE_GO, NULL, f.type, n->pos);
	if (defer && fn->depth == 1)
		i->flags |= VM_I_NO_LOOP;
}
