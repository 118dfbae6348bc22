/* tree_pos.c - where nodes begin and end in the source, with gc's own roughness: its messages and
 * scopes depend on these positions. */
#include "syntax.h"

pos_t node_start(const struct node *n)
{
	for (;;) {
		const struct node *left = NULL;

		switch (n->kind) {
		case NODE_COMPOSITE:
			left = n->composite.type;
			break;
		case NODE_KEY_VALUE:
			left = n->key_value.key;
			break;
		case NODE_SELECTOR:
			left = n->selector.x;
			break;
		case NODE_INDEX:
			left = n->index.x;
			break;
		case NODE_ASSERT:
			left = n->assertion.x;
			break;
		case NODE_TYPE_SWITCH_GUARD:
			left = n->guard.name ? n->guard.name : n->guard.x;
			break;
		case NODE_BINARY:
			left = n->op.x;
			break;
		case NODE_CALL:
			left = n->call.fun;
			break;
		case NODE_SEND:
			left = n->send.chan;
			break;
		case NODE_ASSIGN:
			left = n->assign.lhs.at[0];
			break;
		case NODE_RANGE:
			left = n->range.lhs.len ? n->range.lhs.at[0] : n->range.x;
			break;
		default:
			break;
		}
		if (!left)
			return n->pos;
		n = left;
	}
}

static pos_t after(pos_t pos, size_t len)
{
	return POS(pos_file(pos), pos_line(pos), pos_col(pos) + (uint64_t)len);
}

static const struct node *last(const struct nodes *list)
{
	return list->len ? VEC_LAST(list) : NULL;
}

/* The part that a declaration ends with. */
static const struct node *decl_last(const struct nodes *values, const struct node *type, const struct nodes *names)
{
	if (values->len)
		return last(values);
	return type ? type : last(names);
}

/* What n ends with; NULL when n itself knows its end. */
static const struct node *rightmost(const struct node *n)
{
	switch (n->kind) {
	case NODE_IMPORT_DECL:
		return n->import.path;
	case NODE_CONST_DECL:
		return decl_last(&n->const_decl.values, n->const_decl.type, &n->const_decl.names);
	case NODE_TYPE_DECL:
		return n->type_decl.type;
	case NODE_VAR_DECL:
		return decl_last(&n->var_decl.values, n->var_decl.type, &n->var_decl.names);
	case NODE_FUNC_DECL:
		return n->func_decl.body ? n->func_decl.body : n->func_decl.type;
	case NODE_KEY_VALUE:
		return n->key_value.value;
	case NODE_FUNC_LIT:
		return n->func_lit.body;
	case NODE_PAREN:
		return n->paren.x;
	case NODE_SELECTOR:
		return n->selector.name;
	case NODE_INDEX:
		return last(&n->index.args);
	case NODE_SLICE:
		return n->slice.x; /* gc's too ends before the '[' */
	case NODE_ASSERT:
		return n->assertion.type;
	case NODE_TYPE_SWITCH_GUARD:
		return n->guard.x;
	case NODE_UNARY:
		return n->op.x;
	case NODE_BINARY:
		return n->op.y;
	case NODE_CALL:
		return n->call.args.len ? last(&n->call.args) : n->call.fun;
	case NODE_ARRAY_TYPE:
		return n->array_type.elem;
	case NODE_SLICE_TYPE:
	case NODE_DOTS_TYPE:
		return n->elem_type.elem;
	case NODE_STRUCT_TYPE:
		return last(&n->struct_type.fields);
	case NODE_FIELD:
		return n->field.type ? n->field.type : n->field.name;
	case NODE_INTERFACE_TYPE:
		return last(&n->interface_type.methods);
	case NODE_FUNC_TYPE:
		return n->func_type.results.len ? last(&n->func_type.results) : last(&n->func_type.params);
	case NODE_MAP_TYPE:
		return n->map_type.value;
	case NODE_CHAN_TYPE:
		return n->chan_type.elem;
	case NODE_LABELED:
		return n->labeled.stmt;
	case NODE_EXPR_STMT:
		return n->expr_stmt.x;
	case NODE_SEND:
		return n->send.value;
	case NODE_DECL_STMT:
		return last(&n->decl_stmt.decls);
	case NODE_ASSIGN:
		return last(&n->assign.rhs);
	case NODE_BRANCH:
		return n->branch.label;
	case NODE_CALL_STMT:
		return n->call_stmt.call;
	case NODE_RETURN:
		return last(&n->ret.results);
	case NODE_IF:
		return n->if_stmt.else_ ? n->if_stmt.else_ : n->if_stmt.then;
	case NODE_FOR:
		return n->for_stmt.body;
	case NODE_RANGE:
		return n->range.x;
	case NODE_CASE:
		return last(&n->case_clause.body);
	case NODE_COMM:
		return last(&n->comm_clause.body);
	default:
		return NULL;
	}
}

pos_t node_end(const struct node *n)
{
	for (const struct node *next = n; next; next = rightmost(n))
		n = next;

	switch (n->kind) {
	case NODE_NAME:
		return after(n->pos, strlen(n->name.text));
	case NODE_LITERAL:
		return after(n->pos, n->literal.text.len);
	case NODE_COMPOSITE:
		return n->composite.rbrace;
	case NODE_BLOCK:
		return n->block.rbrace;
	case NODE_SWITCH:
		return n->switch_stmt.rbrace;
	case NODE_SELECT:
		return n->select.rbrace;
	case NODE_CASE:
		return n->case_clause.colon;
	case NODE_COMM:
		return n->comm_clause.colon;
	case NODE_ASSIGN: /* x++ */
		return after(node_end(VEC_LAST(&n->assign.lhs)), 2);
	default:
		return n->pos;
	}
}
