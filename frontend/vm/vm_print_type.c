/* vm_print_type.c - types in the text form. Named types stand by their link name; the printer
 * remembers each type it mentions, so that the package can open with the ones it needs. */
#include "vm_internal.h"

static void mention(struct vm_printer *p, const struct vm_type *type)
{
	if (map_get(p->seen, type))
		return;
	map_put(p->seen, type, (void *)type);
	VEC_PUSH(p->arena, &p->types, type);
}

static void print_list(struct vm_printer *p, const struct vm_type **types, uint32_t n, bool variadic)
{
	text_char(&p->out, '(');
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			text_add(&p->out, STR(", "));
		if (variadic && i == n - 1)
			text_add(&p->out, STR("..."));
		vm_print_type(p, types[i]);
	}
	text_char(&p->out, ')');
}

static void print_func_type(struct vm_printer *p, const struct vm_type *type)
{
	text_add(&p->out, STR("func"));
	print_list(p, type->params, type->nparams, type->variadic);
	if (type->nresults) {
		text_char(&p->out, ' ');
		print_list(p, type->results, type->nresults, false);
	}
}

static void print_member(struct vm_printer *p, const char *name, const char *pkg)
{
	vm_put_name(&p->out, name, VM_NAME_BYTES);
	if (pkg) {
		text_add(&p->out, STR(" pkg "));
		vm_put_name(&p->out, pkg, VM_LINK_BYTES);
	}
	text_add(&p->out, STR(" : "));
}

static void print_struct(struct vm_printer *p, const struct vm_type *type)
{
	text_add(&p->out, STR("struct {"));
	for (uint32_t i = 0; i < type->nfields; i++) {
		const struct vm_field *f = &type->fields[i];
		text_add(&p->out, i ? STR("; ") : STR(" "));
		if (f->embedded)
			text_add(&p->out, STR("embed "));
		print_member(p, f->name, f->pkg);
		vm_print_type(p, f->type);
		if (f->tag.len) {
			text_char(&p->out, ' ');
			vm_put_quoted(&p->out, f->tag);
		}
	}
	text_add(&p->out, type->nfields ? STR(" }") : STR("}"));
}

static void print_interface(struct vm_printer *p, const struct vm_type *type)
{
	text_add(&p->out, STR("interface {"));
	for (uint32_t i = 0; i < type->nimethods; i++) {
		const struct vm_imethod *m = &type->imethods[i];
		text_add(&p->out, i ? STR("; ") : STR(" "));
		print_member(p, m->name, m->pkg);
		vm_print_type(p, m->type);
	}
	text_add(&p->out, type->nimethods ? STR(" }") : STR("}"));
}

static void print_prefixed(struct vm_printer *p, struct str prefix, const struct vm_type *type)
{
	text_add(&p->out, prefix);
	vm_print_type(p, type);
}

void vm_print_underlying(struct vm_printer *p, const struct vm_type *type)
{
	static const char *const dirs[] = {
	    [VM_CHAN_RECV] = "recvchan ", [VM_CHAN_SEND] = "sendchan ", [VM_CHAN_BOTH] = "chan "};

	switch (type->kind) {
	case VM_POINTER:
		print_prefixed(p, STR("*"), type->elem);
		break;
	case VM_SLICE:
		print_prefixed(p, STR("[]"), type->elem);
		break;
	case VM_ARRAY:
		text_printf(&p->out, "[%llu]", (unsigned long long)type->len);
		vm_print_type(p, type->elem);
		break;
	case VM_CHAN:
		print_prefixed(p, str_of(dirs[type->dir]), type->elem);
		break;
	case VM_MAP:
		print_prefixed(p, STR("map["), type->key);
		print_prefixed(p, STR("]"), type->elem);
		break;
	case VM_FUNC:
		print_func_type(p, type);
		break;
	case VM_STRUCT:
		print_struct(p, type);
		break;
	case VM_INTERFACE:
		print_interface(p, type);
		break;
	case VM_INVALID:
		text_add(&p->out, STR("invalid"));
		break;
	default:
		text_add(&p->out, str_of(vm_type_basic(p->pkg->types, type->kind)->link));
		break;
	}
}

void vm_print_type(struct vm_printer *p, const struct vm_type *type)
{
	if (!type) {
		text_char(&p->out, '_');
		return;
	}
	mention(p, type);
	if (type->named)
		vm_put_name(&p->out, type->link, VM_LINK_BYTES);
	else
		vm_print_underlying(p, type);
}
