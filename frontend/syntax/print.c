/* print.c - expressions and simple statements as gc's messages show them: one line, bodies as {…}.
 */
#include "syntax.h"

#define PRINT_DEPTH 500 /* deeper parts are shown as … */

struct printer {
	struct text *t;
	int depth;
};

static void print(struct printer *p, const struct node *n);

static void put(struct printer *p, const char *s)
{
	text_add(p->t, str_of(s));
}

static void print_list(struct printer *p, const struct nodes *list)
{
	for (uint32_t i = 0; i < list->len; i++) {
		if (i)
			put(p, ", ");
		print(p, list->at[i]);
	}
}

static void print_binary(struct printer *p, const struct node *n)
{
	print(p, n->op.x);
	put(p, " ");
	put(p, op_text(n->op.op));
	put(p, " ");
	print(p, n->op.y);
}

static void print_slice(struct printer *p, const struct node *n)
{
	print(p, n->slice.x);
	put(p, "[");
	print(p, n->slice.index[0]);
	put(p, ":");
	print(p, n->slice.index[1]);
	if (n->slice.index[2]) {
		put(p, ":");
		print(p, n->slice.index[2]);
	}
	put(p, "]");
}

static bool same_type_follows(const struct nodes *list, uint32_t i)
{
	return i + 1 < list->len && list->at[i]->field.name && list->at[i + 1]->field.name &&
	       list->at[i + 1]->field.type == list->at[i]->field.type &&
	       list->at[i + 1]->field.tag == list->at[i]->field.tag;
}

static void print_params(struct printer *p, const struct nodes *list)
{
	put(p, "(");
	for (uint32_t i = 0; i < list->len; i++) {
		const struct node *f = list->at[i];

		if (i)
			put(p, ", ");
		print(p, f->field.name);
		if (same_type_follows(list, i))
			continue;
		if (f->field.name)
			put(p, " ");
		print(p, f->field.type);
	}
	put(p, ")");
}

static void print_signature(struct printer *p, const struct node *n)
{
	const struct nodes *results = &n->func_type.results;

	print_params(p, &n->func_type.params);
	if (!results->len)
		return;
	put(p, " ");
	if (results->len == 1 && !results->at[0]->field.name)
		print(p, results->at[0]->field.type);
	else
		print_params(p, results);
}

static void print_struct(struct printer *p, const struct node *n)
{
	const struct nodes *list = &n->struct_type.fields;

	put(p, "struct{");
	for (uint32_t i = 0; i < list->len; i++) {
		const struct node *f = list->at[i];

		print(p, f->field.name);
		if (same_type_follows(list, i)) {
			put(p, ", ");
			continue;
		}
		if (f->field.name)
			put(p, " ");
		print(p, f->field.type);
		if (f->field.tag) {
			put(p, " ");
			print(p, f->field.tag);
		}
		if (i + 1 < list->len)
			put(p, "; ");
	}
	put(p, "}");
}

static void print_interface(struct printer *p, const struct node *n)
{
	const struct nodes *list = &n->interface_type.methods;

	put(p, "interface{");
	for (uint32_t i = 0; i < list->len; i++) {
		const struct node *f = list->at[i];

		if (i)
			put(p, "; ");
		print(p, f->field.name);
		if (f->field.name && f->field.type->kind == NODE_FUNC_TYPE)
			print_signature(p, f->field.type);
		else
			print(p, f->field.type);
	}
	put(p, "}");
}

static void print_chan(struct printer *p, const struct node *n)
{
	const struct node *elem = n->chan_type.elem;
	/* chan (<-chan T) is not chan<- (chan T) */
	bool parens = n->chan_type.dir == CHAN_BOTH && elem->kind == NODE_CHAN_TYPE && elem->chan_type.dir == CHAN_RECV;

	put(p, n->chan_type.dir == CHAN_RECV ? "<-chan " : n->chan_type.dir == CHAN_SEND ? "chan<- " : "chan ");
	put(p, parens ? "(" : "");
	print(p, elem);
	put(p, parens ? ")" : "");
}

static void print_call(struct printer *p, const struct node *n)
{
	print(p, n->call.fun);
	put(p, "(");
	print_list(p, &n->call.args);
	put(p, n->call.dots ? "...)" : ")");
}

static void print_assign(struct printer *p, const struct node *n)
{
	print_list(p, &n->assign.lhs);
	if (!n->assign.rhs.len) {
		put(p, op_text(n->assign.op));
		put(p, op_text(n->assign.op));
		return;
	}
	put(p, " ");
	put(p, op_text(n->assign.op));
	put(p, "= ");
	print_list(p, &n->assign.rhs);
}

static void print_guard(struct printer *p, const struct node *n)
{
	if (n->guard.name) {
		print(p, n->guard.name);
		put(p, " := ");
	}
	print(p, n->guard.x);
	put(p, ".(type)");
}

static void print_range(struct printer *p, const struct node *n)
{
	if (n->range.lhs.len) {
		print_list(p, &n->range.lhs);
		put(p, n->range.def ? " := " : " = ");
	}
	put(p, "range ");
	print(p, n->range.x);
}

static void print_type(struct printer *p, const struct node *n)
{
	switch (n->kind) {
	case NODE_ARRAY_TYPE:
		put(p, "[");
		if (n->array_type.len)
			print(p, n->array_type.len);
		else
			put(p, "...");
		put(p, "]");
		print(p, n->array_type.elem);
		break;
	case NODE_SLICE_TYPE:
		put(p, "[]");
		print(p, n->elem_type.elem);
		break;
	case NODE_DOTS_TYPE:
		put(p, "...");
		print(p, n->elem_type.elem);
		break;
	case NODE_STRUCT_TYPE:
		print_struct(p, n);
		break;
	case NODE_FUNC_TYPE:
		put(p, "func");
		print_signature(p, n);
		break;
	case NODE_INTERFACE_TYPE:
		print_interface(p, n);
		break;
	case NODE_MAP_TYPE:
		put(p, "map[");
		print(p, n->map_type.key);
		put(p, "]");
		print(p, n->map_type.value);
		break;
	case NODE_CHAN_TYPE:
		print_chan(p, n);
		break;
	default:
		text_printf(p->t, "<%s>", node_kind_name(n->kind));
		break;
	}
}

static void print_stmt(struct printer *p, const struct node *n)
{
	switch (n->kind) {
	case NODE_EXPR_STMT:
		print(p, n->expr_stmt.x);
		break;
	case NODE_SEND:
		print(p, n->send.chan);
		put(p, " <- ");
		print(p, n->send.value);
		break;
	case NODE_ASSIGN:
		print_assign(p, n);
		break;
	case NODE_RANGE:
		print_range(p, n);
		break;
	case NODE_RETURN:
		put(p, n->ret.results.len ? "return " : "return");
		print_list(p, &n->ret.results);
		break;
	case NODE_CALL_STMT:
		put(p, token_name(n->call_stmt.tok));
		put(p, " ");
		print(p, n->call_stmt.call);
		break;
	case NODE_BRANCH:
		put(p, token_name(n->branch.tok));
		put(p, n->branch.label ? " " : "");
		print(p, n->branch.label);
		break;
	default:
		print_type(p, n);
		break;
	}
}

static void print_node(struct printer *p, const struct node *n)
{
	switch (n->kind) {
	case NODE_BAD:
		put(p, "<bad expr>");
		break;
	case NODE_NAME:
		put(p, n->name.text);
		break;
	case NODE_LITERAL:
		text_add(p->t, n->literal.text);
		break;
	case NODE_COMPOSITE:
		print(p, n->composite.type);
		put(p, n->composite.elems.len ? "{…}" : "{}");
		break;
	case NODE_KEY_VALUE:
		print(p, n->key_value.key);
		put(p, ": ");
		print(p, n->key_value.value);
		break;
	case NODE_FUNC_LIT:
		print(p, n->func_lit.type);
		put(p, n->func_lit.body->block.stmts.len ? " {…}" : " {}");
		break;
	case NODE_PAREN:
		put(p, "(");
		print(p, n->paren.x);
		put(p, ")");
		break;
	case NODE_SELECTOR:
		print(p, n->selector.x);
		put(p, ".");
		print(p, n->selector.name);
		break;
	case NODE_INDEX:
		print(p, n->index.x);
		put(p, "[");
		print_list(p, &n->index.args);
		put(p, "]");
		break;
	case NODE_SLICE:
		print_slice(p, n);
		break;
	case NODE_ASSERT:
		print(p, n->assertion.x);
		put(p, ".(");
		print(p, n->assertion.type);
		put(p, ")");
		break;
	case NODE_TYPE_SWITCH_GUARD:
		print_guard(p, n);
		break;
	case NODE_UNARY:
		put(p, op_text(n->op.op));
		print(p, n->op.x);
		break;
	case NODE_BINARY:
		print_binary(p, n);
		break;
	case NODE_CALL:
		print_call(p, n);
		break;
	default:
		print_stmt(p, n);
		break;
	}
}

static void print(struct printer *p, const struct node *n)
{
	if (!n)
		return;
	if (p->depth == PRINT_DEPTH) {
		put(p, "…");
		return;
	}
	p->depth++;
	print_node(p, n);
	p->depth--;
}

void node_print(struct text *t, const struct node *n)
{
	struct printer p = {t, 0};

	print(&p, n);
}

struct str node_string(struct arena *a, const struct node *n)
{
	struct text t = {.arena = a};

	node_print(&t, n);
	return text_str(&t);
}
