/* host_access.c - the accessors of vm_access.h over vm.h. */
#include "host_access.h"
#include "vm.h"

static const char *package_path(const struct vm_package *p)
{
	return p->path;
}

static uint32_t package_funcs(const struct vm_package *p)
{
	return p->funcs.len;
}

static const struct vm_func *package_func(const struct vm_package *p, uint32_t i)
{
	return p->funcs.at[i];
}

static uint32_t package_globals(const struct vm_package *p)
{
	return p->globals.len;
}

static const struct vm_global *package_global(const struct vm_package *p, uint32_t i)
{
	return p->globals.at[i];
}

static uint32_t package_sites(const struct vm_package *p)
{
	return p->sites.len;
}

static const struct vm_site *package_site(const struct vm_package *p, uint32_t i)
{
	return p->sites.at[i];
}

static bool position(const struct vm_package *p, uint64_t pos, const char **file, uint32_t *line, uint32_t *column)
{
	struct str name = {0};

	if (!pos || !p->sources || pos_file(pos) == 0 || pos_file(pos) > p->sources->files.len)
		return false;
	sources_resolve(p->sources, pos, &name, line, column);
	*file = name.data;
	return true;
}

static const char *global_name(const struct vm_global *g)
{
	return g->name;
}

static const struct vm_type *global_type(const struct vm_global *g)
{
	return g->type;
}

static bool global_is_extern(const struct vm_global *g)
{
	return g->is_extern;
}

static uint32_t global_inits(const struct vm_global *g)
{
	return g->inits.len;
}

static const struct vm_const *global_init(const struct vm_global *g, uint32_t i, uint64_t *offset,
					  const struct vm_type **type)
{
	*offset = g->inits.at[i].offset;
	*type = g->inits.at[i].type;
	return g->inits.at[i].value;
}

static uint32_t site_id(const struct vm_site *s)
{
	return s->id;
}

static const char *site_kind_text(const struct vm_site *s)
{
	return vm_site_kind_name(s->kind);
}

static const char *site_placement_text(const struct vm_site *s)
{
	return vm_placement_name(s->placement);
}

static const char *site_expr(const struct vm_site *s)
{
	return s->expr;
}

static uint64_t site_pos(const struct vm_site *s)
{
	return s->pos;
}

static const char *func_name(const struct vm_func *f)
{
	return f->name;
}

static uint32_t func_flags(const struct vm_func *f)
{
	return f->flags;
}

static bool func_has_body(const struct vm_func *f)
{
	return !(f->flags & (VM_FN_EXTERN | VM_FN_C));
}

static uint32_t func_params(const struct vm_func *f)
{
	return f->nparams;
}

static const struct vm_type *func_param(const struct vm_func *f, uint32_t i)
{
	return f->params[i];
}

static uint32_t func_results(const struct vm_func *f)
{
	return f->nresults;
}

static const struct vm_type *func_result(const struct vm_func *f, uint32_t i)
{
	return f->results[i];
}

static uint32_t func_locals(const struct vm_func *f)
{
	return f->locals.len;
}

static const char *func_local_name(const struct vm_func *f, uint32_t i)
{
	return f->locals.at[i].name;
}

static const struct vm_type *func_local_type(const struct vm_func *f, uint32_t i)
{
	return f->locals.at[i].type;
}

static uint32_t func_local_flags(const struct vm_func *f, uint32_t i)
{
	return f->locals.at[i].flags;
}

static uint32_t func_blocks(const struct vm_func *f)
{
	return f->blocks.len;
}

static uint32_t block_insts(const struct vm_func *f, uint32_t block)
{
	return f->blocks.at[block].insts.len;
}

static const struct vm_inst *block_inst(const struct vm_func *f, uint32_t block, uint32_t i)
{
	return f->blocks.at[block].insts.at[i];
}

static uint32_t inst_op(const struct vm_inst *i)
{
	return i->op;
}

static const char *inst_op_text(const struct vm_inst *i)
{
	return vm_op_info[i->op].text;
}

static const char *inst_sub_text(const struct vm_inst *i)
{
	static const char *const unary[] = {"neg", "not", "com"};
	static const char *const binary[] = {"add", "sub", "mul", "div", "rem", "and", "or", "xor", "andnot", "shl",
					     "shr", "eq",  "ne",  "lt",  "le",  "gt",  "ge", "min", "max"};

	if (i->op == VM_OP_UNARY)
		return unary[i->sub];
	if (i->op == VM_OP_INTRINSIC)
		return vm_intrinsic_names[i->sub];
	return i->op == VM_OP_BINARY ? binary[i->sub] : NULL;
}

static uint64_t inst_pos(const struct vm_inst *i)
{
	return i->pos;
}

static uint32_t inst_flags(const struct vm_inst *i)
{
	return i->flags;
}

static uint32_t inst_dsts(const struct vm_inst *i)
{
	return i->ndst;
}

static const struct vm_place *inst_dst(const struct vm_inst *i, uint32_t n)
{
	return i->dst[n];
}

static uint32_t inst_args(const struct vm_inst *i)
{
	return i->nargs;
}

static const struct vm_operand *inst_arg(const struct vm_inst *i, uint32_t n)
{
	return &i->args[n];
}

static const struct vm_type *inst_type(const struct vm_inst *i)
{
	return i->type;
}

static const struct vm_site *inst_site(const struct vm_inst *i)
{
	return i->site;
}

static const struct vm_func *inst_func(const struct vm_inst *i)
{
	return i->func;
}

static uint32_t inst_number(const struct vm_inst *i)
{
	return i->n;
}

static uint32_t inst_local(const struct vm_inst *i)
{
	return i->local;
}

static uint32_t inst_target(const struct vm_inst *i, uint32_t n)
{
	return i->target[n];
}

static uint32_t inst_switches(const struct vm_inst *i)
{
	return i->op == VM_OP_SWITCH ? i->ncases : 0;
}

static int64_t inst_switch(const struct vm_inst *i, uint32_t n, uint32_t *block)
{
	*block = i->switches[n].block;
	return i->switches[n].value;
}

static uint32_t inst_cases(const struct vm_inst *i)
{
	return i->op == VM_OP_SELECT ? i->ncases : 0;
}

static bool inst_case(const struct vm_inst *i, uint32_t n, const struct vm_operand **chan,
		      const struct vm_operand **value, const struct vm_place **recv)
{
	const struct vm_select_case *c = &i->cases[n];

	*chan = &c->chan;
	*value = c->send ? &c->value : NULL;
	*recv = c->send ? NULL : c->recv;
	return c->send;
}

static const struct vm_const *operand_const(const struct vm_operand *o)
{
	return o->kind == VM_OPND_CONST ? o->constant : NULL;
}

static const struct vm_place *operand_place(const struct vm_operand *o)
{
	return o->kind == VM_OPND_PLACE ? o->place : NULL;
}

static const struct vm_type *operand_type(const struct vm_operand *o)
{
	return o->type;
}

static const struct vm_global *place_global(const struct vm_place *p)
{
	return p->global;
}

static uint32_t place_local(const struct vm_place *p)
{
	return p->local;
}

static uint32_t place_projections(const struct vm_place *p)
{
	return p->nproj;
}

static uint32_t place_projection(const struct vm_place *p, uint32_t i, uint64_t *number, uint32_t *local)
{
	const struct vm_proj *proj = &p->proj[i];

	*number = proj->kind == VM_PROJ_FIELD ? proj->n : proj->constant;
	*local = proj->kind == VM_PROJ_INDEX ? proj->local : VM_NO_LOCAL;
	return proj->kind;
}

static const struct vm_type *place_type(const struct vm_place *p)
{
	return p->type;
}

static uint32_t const_kind(const struct vm_const *c)
{
	return c->kind;
}

static const char *const_kind_text(const struct vm_const *c)
{
	static const char *const names[] = {"zero", "int",    "float", "complex", "string",
					    "func", "global", "type",  "iface"};

	return names[c->kind];
}

static int64_t const_bits(const struct vm_const *c)
{
	return c->bits;
}

static double const_float(const struct vm_const *c, uint32_t part)
{
	return c->f[part & 1];
}

static const char *const_string(const struct vm_const *c, uint64_t *len)
{
	*len = c->s.len;
	return c->s.data;
}

static const struct vm_func *const_func(const struct vm_const *c)
{
	return c->func;
}

static const struct vm_global *const_global(const struct vm_const *c)
{
	return c->global;
}

static const struct vm_type *const_desc(const struct vm_const *c)
{
	return c->desc;
}

static const struct vm_const *const_inner(const struct vm_const *c)
{
	return c->inner;
}

static uint32_t type_kind(const struct vm_type *t)
{
	return t->kind;
}

static const char *type_text(const struct vm_type *t)
{
	return t->string;
}

static const char *type_link(const struct vm_type *t)
{
	return t->link;
}

static uint64_t type_size(const struct vm_type *t)
{
	return t->size;
}

static uint32_t type_align(const struct vm_type *t)
{
	return t->align;
}

static uint32_t type_fields(const struct vm_type *t)
{
	return t->nfields;
}

static const char *type_field(const struct vm_type *t, uint32_t i, const struct vm_type **type, uint64_t *offset)
{
	*type = t->fields[i].type;
	*offset = t->fields[i].offset;
	return t->fields[i].name;
}

static const struct vm_type *type_elem(const struct vm_type *t)
{
	return t->elem;
}

static const struct vm_type *type_key(const struct vm_type *t)
{
	return t->key;
}

static uint64_t type_len(const struct vm_type *t)
{
	return t->len;
}

const struct gosub_vm_access host_access = {
    .size = sizeof host_access,
    .package_path = package_path,
    .package_funcs = package_funcs,
    .package_func = package_func,
    .package_globals = package_globals,
    .package_global = package_global,
    .package_sites = package_sites,
    .package_site = package_site,
    .position = position,
    .global_name = global_name,
    .global_type = global_type,
    .global_is_extern = global_is_extern,
    .global_inits = global_inits,
    .global_init = global_init,
    .site_id = site_id,
    .site_kind_text = site_kind_text,
    .site_placement_text = site_placement_text,
    .site_expr = site_expr,
    .site_pos = site_pos,
    .func_name = func_name,
    .func_flags = func_flags,
    .func_has_body = func_has_body,
    .func_params = func_params,
    .func_param = func_param,
    .func_results = func_results,
    .func_result = func_result,
    .func_locals = func_locals,
    .func_local_name = func_local_name,
    .func_local_type = func_local_type,
    .func_local_flags = func_local_flags,
    .func_blocks = func_blocks,
    .block_insts = block_insts,
    .block_inst = block_inst,
    .inst_op = inst_op,
    .inst_op_text = inst_op_text,
    .inst_sub_text = inst_sub_text,
    .inst_pos = inst_pos,
    .inst_flags = inst_flags,
    .inst_dsts = inst_dsts,
    .inst_dst = inst_dst,
    .inst_args = inst_args,
    .inst_arg = inst_arg,
    .inst_type = inst_type,
    .inst_site = inst_site,
    .inst_func = inst_func,
    .inst_number = inst_number,
    .inst_local = inst_local,
    .inst_target = inst_target,
    .inst_switches = inst_switches,
    .inst_switch = inst_switch,
    .inst_cases = inst_cases,
    .inst_case = inst_case,
    .operand_const = operand_const,
    .operand_place = operand_place,
    .operand_type = operand_type,
    .place_global = place_global,
    .place_local = place_local,
    .place_projections = place_projections,
    .place_projection = place_projection,
    .place_type = place_type,
    .const_kind = const_kind,
    .const_kind_text = const_kind_text,
    .const_bits = const_bits,
    .const_float = const_float,
    .const_string = const_string,
    .const_func = const_func,
    .const_global = const_global,
    .const_desc = const_desc,
    .const_inner = const_inner,
    .type_kind = type_kind,
    .type_text = type_text,
    .type_link = type_link,
    .type_size = type_size,
    .type_align = type_align,
    .type_fields = type_fields,
    .type_field = type_field,
    .type_elem = type_elem,
    .type_key = type_key,
    .type_len = type_len,
};
