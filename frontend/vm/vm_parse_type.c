/* vm_parse_type.c - reads types of the text form. */
#include "vm_internal.h"

#include <ctype.h>

enum { TYPE_DEPTH_LIMIT = 1000 };

struct type_list {
	const struct vm_type **at;
	uint32_t n;
	bool variadic;
};

static struct type_list read_list(struct vm_parser *p)
{
	VEC(const struct vm_type *) list = {0};
	bool variadic = false;

	vm_expect(p, "(");
	if (!vm_accept(p, ")")) {
		do {
			if (variadic)
				vm_parse_error(p, "only the last parameter is variadic");
			variadic = vm_accept(p, "...");
			VEC_PUSH(p->arena, &list, vm_read_type(p));
		} while (!p->failed && vm_accept(p, ","));
		vm_expect(p, ")");
	}
	if (!p->failed && variadic && VEC_LAST(&list)->kind != VM_SLICE)
		vm_parse_error(p, "a variadic parameter is a slice");
	return (struct type_list){list.at, list.len, variadic};
}

static const struct vm_type *read_func_type(struct vm_parser *p)
{
	struct type_list params = read_list(p), results = {0};

	vm_skip_blanks(p);
	if (p->at < p->end && *p->at == '(')
		results = read_list(p);
	if (results.variadic)
		vm_parse_error(p, "results are not variadic");
	if (p->failed)
		return NULL;
	return vm_type_func(p->types, params.at, params.n, results.at, results.n, params.variadic);
}

static const char *read_pkg(struct vm_parser *p)
{
	return vm_accept(p, "pkg") ? vm_read_word(p, VM_LINK_BYTES).data : NULL;
}

static const struct vm_type *read_struct(struct vm_parser *p)
{
	VEC(struct vm_field) fields = {0};

	vm_expect(p, "{");
	if (!vm_accept(p, "}")) {
		do {
			struct vm_field f = {.embedded = vm_accept(p, "embed")};
			f.name = vm_read_word(p, VM_NAME_BYTES).data;
			f.pkg = read_pkg(p);
			vm_expect(p, ":");
			f.type = vm_read_type(p);
			vm_skip_blanks(p);
			if (p->at < p->end && *p->at == '"')
				f.tag = vm_read_quoted(p);
			VEC_PUSH(p->arena, &fields, f);
		} while (!p->failed && vm_accept(p, ";"));
		vm_expect(p, "}");
	}
	return p->failed ? NULL : vm_type_struct(p->types, fields.at, fields.len);
}

static const struct vm_type *read_interface(struct vm_parser *p)
{
	VEC(struct vm_imethod) methods = {0};

	vm_expect(p, "{");
	if (!vm_accept(p, "}")) {
		do {
			struct vm_imethod m = {.name = vm_read_word(p, VM_NAME_BYTES).data};
			m.pkg = read_pkg(p);
			vm_expect(p, ":");
			m.type = vm_read_type(p);
			if (!p->failed && m.type->kind != VM_FUNC)
				vm_parse_error(p, "a method has a func type");
			VEC_PUSH(p->arena, &methods, m);
		} while (!p->failed && vm_accept(p, ";"));
		vm_expect(p, "}");
	}
	return p->failed ? NULL : vm_type_interface(p->types, methods.at, methods.len);
}

static const struct vm_type *read_brackets(struct vm_parser *p)
{
	if (vm_accept(p, "]")) {
		const struct vm_type *elem = vm_read_type(p);
		return p->failed ? NULL : vm_type_slice(p->types, elem);
	}
	uint64_t len = vm_read_unsigned(p);
	vm_expect(p, "]");
	const struct vm_type *elem = vm_read_type(p);
	return p->failed ? NULL : vm_type_array(p->types, elem, len);
}

static const struct vm_type *read_map(struct vm_parser *p)
{
	vm_expect(p, "[");
	const struct vm_type *key = vm_read_type(p);
	vm_expect(p, "]");
	const struct vm_type *elem = vm_read_type(p);
	return p->failed ? NULL : vm_type_map(p->types, key, elem);
}

static const struct vm_type *read_chan(struct vm_parser *p, enum vm_chan_dir dir)
{
	const struct vm_type *elem = vm_read_type(p);

	return p->failed ? NULL : vm_type_chan(p->types, elem, dir);
}

static const struct vm_type *read_name(struct vm_parser *p)
{
	struct str name = vm_read_word(p, VM_LINK_BYTES);
	const struct vm_type *type = p->failed ? NULL : vm_type_find(p->types, name.data);

	if (!type)
		vm_parse_error(p, "no type " STR_FMT, STR_ARG(name));
	return type;
}

static const struct vm_type *read_type(struct vm_parser *p)
{
	if (vm_accept(p, "*")) {
		const struct vm_type *elem = vm_read_type(p);
		return p->failed ? NULL : vm_type_pointer(p->types, elem);
	}
	if (vm_accept(p, "["))
		return read_brackets(p);
	if (vm_accept(p, "map"))
		return read_map(p);
	if (vm_accept(p, "chan"))
		return read_chan(p, VM_CHAN_BOTH);
	if (vm_accept(p, "recvchan"))
		return read_chan(p, VM_CHAN_RECV);
	if (vm_accept(p, "sendchan"))
		return read_chan(p, VM_CHAN_SEND);
	if (vm_accept(p, "func"))
		return read_func_type(p);
	if (vm_accept(p, "struct"))
		return read_struct(p);
	if (vm_accept(p, "interface"))
		return read_interface(p);
	return read_name(p);
}

const struct vm_type *vm_read_type(struct vm_parser *p)
{
	const struct vm_type *type = NULL;

	if (p->failed)
		return NULL;
	if (++p->type_depth > TYPE_DEPTH_LIMIT)
		vm_parse_error(p, "type nested too deeply (more than %d levels)", TYPE_DEPTH_LIMIT);
	else
		type = read_type(p);
	p->type_depth--;
	return type;
}
