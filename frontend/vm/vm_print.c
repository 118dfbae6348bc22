/* vm_print.c - the text form of a package. README.md has the grammar. */
#include "vm_internal.h"

#include <stdlib.h>

static void put(struct vm_printer *p, const char *text)
{
	text_add(&p->out, str_of(text));
}

static void put_name(struct vm_printer *p, const char *name)
{
	vm_put_name(&p->out, name, VM_LINK_BYTES);
}

/* ---- positions, flags ---- */

/* Files are numbered in the order in which the text first mentions them. */
static uint32_t file_number(struct vm_printer *p, uint32_t file)
{
	static const uint32_t grow = 64;

	if (file >= p->nfiles) {
		uint32_t *files = ARENA_ARRAY(p->arena, uint32_t, file + grow);
		if (p->nfiles)
			memcpy(files, p->files, p->nfiles * sizeof *files);
		p->files = files;
		p->nfiles = file + grow;
	}
	if (p->files[file] == 0) {
		uint32_t last = 0;
		for (uint32_t i = 0; i < p->nfiles; i++)
			if (p->files[i] > last)
				last = p->files[i];
		p->files[file] = last + 1;
	}
	return p->files[file];
}

static void print_pos(struct vm_printer *p, pos_t pos)
{
	if (pos == POS_NONE)
		return;
	uint32_t file = file_number(p, pos_file(pos));
	put(p, " !");
	if (file != 1)
		text_printf(&p->out, "%u:", file);
	text_printf(&p->out, "%u:%u", pos_line(pos), pos_col(pos));
}

static void print_flags(struct vm_printer *p, const char *word, uint32_t flags, struct vm_flag_names names)
{
	const char *separator = " ";

	if (!flags)
		return;
	put(p, word);
	for (uint32_t i = 0; i < names.n; i++) {
		if (flags & 1u << i) {
			put(p, separator);
			put(p, names.names[i]);
			separator = ",";
		}
	}
}

/* ---- constants and places ---- */

static void print_const_value(struct vm_printer *p, const struct vm_const *c)
{
	switch (c->kind) {
	case VM_CONST_ZERO:
		put(p, "zero");
		break;
	case VM_CONST_INT:
		text_printf(&p->out, "%lld", (long long)c->bits);
		break;
	case VM_CONST_FLOAT:
		text_printf(&p->out, "float %a", c->f[0]);
		break;
	case VM_CONST_COMPLEX:
		text_printf(&p->out, "complex %a %a", c->f[0], c->f[1]);
		break;
	case VM_CONST_STRING:
		vm_put_quoted(&p->out, c->s);
		break;
	case VM_CONST_FUNC:
		put(p, "func ");
		put_name(p, c->func->name);
		break;
	case VM_CONST_GLOBAL:
		put(p, "address ");
		put_name(p, c->global->name);
		if (c->bits)
			text_printf(&p->out, " + %lld", (long long)c->bits);
		break;
	case VM_CONST_TYPE:
		put(p, "desc ");
		vm_print_type(p, c->desc);
		break;
	case VM_CONST_IFACE:
		put(p, "iface ");
		vm_print_type(p, c->desc);
		put(p, " (");
		print_const_value(p, c->inner);
		put(p, ")");
		break;
	}
}

static void print_const(struct vm_printer *p, const struct vm_const *c, const struct vm_type *type)
{
	print_const_value(p, c);
	put(p, " : ");
	vm_print_type(p, type);
}

static void print_local(struct vm_printer *p, uint32_t local)
{
	const struct vm_local *l = &p->func->locals.at[local];

	text_char(&p->out, '%');
	if (l->name && l->name[0]) {
		vm_put_name(&p->out, l->name, VM_NAME_BYTES);
		if ((uintptr_t)map_get_str(p->locals, str_of(l->name)) == 1)
			return;
	}
	text_printf(&p->out, "#%u", local);
}

static bool field_is_unique(const struct vm_type *type, uint32_t n)
{
	for (uint32_t i = 0; i < type->nfields; i++)
		if (i != n && strcmp(type->fields[i].name, type->fields[n].name) == 0)
			return false;
	return true;
}

static void print_field(struct vm_printer *p, const struct vm_type *type, uint32_t n)
{
	text_char(&p->out, '.');
	if (field_is_unique(type, n))
		vm_put_name(&p->out, type->fields[n].name, VM_NAME_BYTES);
	else
		text_printf(&p->out, "#%u", n);
}

static void print_place(struct vm_printer *p, const struct vm_place *place)
{
	const struct vm_type *type;

	if (place->global) {
		text_char(&p->out, '@');
		/* a link name may hold dots: quotes keep a field's name apart from it */
		if (place->nproj && place->proj[0].kind == VM_PROJ_FIELD)
			vm_put_quoted(&p->out, str_of(place->global->name));
		else
			put_name(p, place->global->name);
		type = place->global->type;
	} else {
		print_local(p, place->local);
		type = p->func->locals.at[place->local].type;
	}
	for (uint32_t i = 0; i < place->nproj; i++) {
		const struct vm_proj *proj = &place->proj[i];
		if (proj->kind == VM_PROJ_DEREF) {
			put(p, "^");
		} else if (proj->kind == VM_PROJ_FIELD) {
			print_field(p, type, proj->n);
		} else {
			put(p, "[");
			if (proj->local == VM_NO_LOCAL)
				text_printf(&p->out, "%llu", (unsigned long long)proj->constant);
			else
				print_local(p, proj->local);
			put(p, "]");
		}
		type = proj->type;
	}
}

static void print_dst(struct vm_printer *p, const struct vm_place *place)
{
	if (place)
		print_place(p, place);
	else
		put(p, "_");
}

static void print_operand(struct vm_printer *p, const struct vm_operand *o)
{
	switch (o->kind) {
	case VM_OPND_NONE:
		put(p, "_");
		break;
	case VM_OPND_CONST:
		print_const(p, o->constant, o->type);
		break;
	case VM_OPND_PLACE:
		print_place(p, o->place);
		break;
	}
}

/* ---- instructions ---- */

struct attrs {
	struct vm_printer *p;
	bool open;
};

static void attr(struct attrs *a, const char *word)
{
	put(a->p, a->open ? ", " : " {");
	a->open = true;
	put(a->p, word);
}

static void print_cases(struct attrs *a, const struct vm_inst *i)
{
	for (uint32_t n = 0; n < i->ncases; n++) {
		if (i->op == VM_OP_SWITCH) {
			attr(a, "case");
			text_printf(&a->p->out, " %lld b%u", (long long)i->switches[n].value, i->switches[n].block);
			continue;
		}
		const struct vm_select_case *c = &i->cases[n];
		attr(a, c->send ? "send " : "recv ");
		print_operand(a->p, &c->chan);
		put(a->p, " -> ");
		if (c->send)
			print_operand(a->p, &c->value);
		else
			print_dst(a->p, c->recv);
	}
}

static void print_targets(struct attrs *a, const struct vm_inst *i)
{
	if (i->op == VM_OP_JUMP || i->op == VM_OP_BRANCH || i->op == VM_OP_SWITCH) {
		attr(a, "to");
		text_printf(&a->p->out, " b%u", i->target[0]);
		if (i->op == VM_OP_BRANCH)
			text_printf(&a->p->out, " b%u", i->target[1]);
	}
}

static void print_attrs(struct vm_printer *p, const struct vm_inst *i)
{
	struct attrs a = {p, false};

	if (i->func) {
		attr(&a, "func ");
		put_name(p, i->func->name);
	}
	if (i->type) {
		attr(&a, "type ");
		vm_print_type(p, i->type);
	}
	if (i->site) {
		attr(&a, "site");
		text_printf(&p->out, " %u", i->site->id);
	}
	if (i->n) {
		attr(&a, "n");
		text_printf(&p->out, " %u", i->n);
	}
	if (i->inlined) {
		attr(&a, "in");
		text_printf(&p->out, " %u", i->inlined);
	}
	if (i->op == VM_OP_LIVE || i->op == VM_OP_DEAD) {
		attr(&a, "local ");
		print_local(p, i->local);
	}
	print_targets(&a, i);
	print_cases(&a, i);
	if (i->text) {
		attr(&a, "text ");
		vm_put_quoted(&p->out, str_of(i->text));
	}
	if (i->why) {
		attr(&a, "why ");
		put(p, vm_why_ids[i->why]);
	}
	if (i->flags) {
		attr(&a, "");
		print_flags(p, "flags", i->flags, vm_inst_flag_names);
	}
	if (a.open)
		put(p, "}");
}

static void print_inst(struct vm_printer *p, const struct vm_inst *i)
{
	put(p, "\t\t");
	for (uint32_t n = 0; n < i->ndst; n++) {
		if (n)
			put(p, ", ");
		print_dst(p, i->dst[n]);
	}
	if (i->ndst)
		put(p, " = ");
	put(p, vm_op_info[i->op].text);
	if (i->op == VM_OP_UNARY)
		text_printf(&p->out, ".%s", vm_unary_names[i->sub]);
	if (i->op == VM_OP_BINARY)
		text_printf(&p->out, ".%s", vm_binary_names[i->sub]);
	if (i->op == VM_OP_INTRINSIC)
		text_printf(&p->out, ".%s", vm_intrinsic_names[i->sub]);
	for (uint32_t n = 0; n < i->nargs; n++) {
		put(p, n ? ", " : " ");
		print_operand(p, &i->args[n]);
	}
	print_attrs(p, i);
	print_pos(p, i->pos);
	put(p, "\n");
}

/* ---- functions ---- */

static void print_origin(struct vm_printer *p, const struct vm_origin *o)
{
	put(p, " from ");
	vm_put_quoted(&p->out, str_of(o->func));
	text_printf(&p->out, " %u", o->ordinal);
	for (uint32_t i = 0; i < o->ncalls; i++) {
		put(p, " called ");
		vm_put_quoted(&p->out, str_of(o->calls[i].caller));
		print_pos(p, o->calls[i].pos);
	}
}

/* ordinal: the one that is not printed. */
static void print_site(struct vm_printer *p, const struct vm_site *s, uint32_t ordinal)
{
	text_printf(&p->out, "\tsite %u %s ", s->id, vm_site_kind_names[s->kind]);
	vm_put_quoted(&p->out, str_of(s->expr ? s->expr : ""));
	put(p, " : ");
	vm_print_type(p, s->type);
	if (s->ordinal != ordinal)
		text_printf(&p->out, " ordinal %u", s->ordinal);
	if (s->order)
		text_printf(&p->out, " order %u", s->order);
	if (s->count != -1)
		text_printf(&p->out, " count %lld", (long long)s->count);
	if (s->loop_depth != 1)
		text_printf(&p->out, " depth %u", s->loop_depth);
	if (s->kind == VM_SITE_VARIABLE)
		text_printf(&p->out, " local %u", s->local);
	if (s->verdict != VM_VERDICT_NONE)
		text_printf(&p->out, " verdict %s", vm_verdict_names[s->verdict]);
	if (s->placement != VM_PLACE_UNDECIDED)
		text_printf(&p->out, " placed %s", vm_placement_names[s->placement]);
	if (s->buffer)
		text_printf(&p->out, " buffer %u", s->buffer);
	if (s->reason)
		text_printf(&p->out, " reason %u", s->reason);
	if (s->silent)
		put(p, " silent");
	if (s->constant)
		put(p, " constant");
	if (s->origin)
		print_origin(p, s->origin);
	print_pos(p, s->pos);
	put(p, "\n");
}

static void print_sites(struct vm_printer *p, const struct vm_func *f)
{
	uint32_t next = 0;

	for (uint32_t i = p->first_site[f->id]; i; i = p->next_site[i - 1]) {
		const struct vm_site *s = f->pkg->sites.at[i - 1];
		print_site(p, s, next);
		next = s->ordinal >= next ? s->ordinal + 1 : next;
	}
}

static void print_local_line(struct vm_printer *p, uint32_t n)
{
	const struct vm_local *l = &p->func->locals.at[n];

	put(p, "\tlocal ");
	if (l->name)
		vm_put_name(&p->out, l->name, VM_NAME_BYTES);
	else
		put(p, "_#");
	put(p, " : ");
	vm_print_type(p, l->type);
	print_flags(p, " flags", l->flags, vm_local_flag_names);
	if (l->index)
		text_printf(&p->out, " index %u", l->index);
	if (l->loop_depth != 1)
		text_printf(&p->out, " depth %u", l->loop_depth);
	if (l->scope)
		text_printf(&p->out, " scope %u", l->scope);
	if (l->site)
		text_printf(&p->out, " site %u", l->site->id);
	print_pos(p, l->pos);
	put(p, "\n");
}

static void print_type_line(struct vm_printer *p, const char *word, const struct vm_type **types, uint32_t n,
			    const char **names)
{
	text_printf(&p->out, "\t%s", word);
	for (uint32_t i = 0; i < n; i++) {
		put(p, i ? ", " : " ");
		if (names) {
			if (names[i])
				vm_put_name(&p->out, names[i], VM_NAME_BYTES);
			else
				put(p, "#");
			put(p, " : ");
		}
		vm_print_type(p, types[i]);
	}
	put(p, "\n");
}

static void print_header(struct vm_printer *p, const struct vm_func *f)
{
	put(p, "func ");
	put_name(p, f->name);
	put(p, " : ");
	vm_print_type(p, f->type);
	print_flags(p, " flags", f->flags, vm_func_flag_names);
	print_pos(p, f->pos);
	put(p, "\n");
	if (f->short_name && strcmp(f->short_name, f->name) != 0) {
		put(p, "\tshort ");
		vm_put_quoted(&p->out, str_of(f->short_name));
		put(p, "\n");
	}
	if (f->decl.pkg) {
		put(p, "\tdecl ");
		vm_put_quoted(&p->out, str_of(f->decl.pkg));
		put(p, " ");
		vm_put_quoted(&p->out, str_of(f->decl.name));
		put(p, "\n");
	}
	if (f->shown) {
		put(p, "\tshown ");
		vm_put_quoted(&p->out, str_of(f->shown));
		put(p, "\n");
	}
	if (f->end != POS_NONE) {
		put(p, "\tend");
		print_pos(p, f->end);
		put(p, "\n");
	}
	if (f->has_recv)
		put(p, "\trecv\n");
	if (f->nparams)
		print_type_line(p, "params", f->params, f->nparams, f->param_names);
	if (f->nresults)
		print_type_line(p, "results", f->results, f->nresults, NULL);
	if (f->context) {
		put(p, "\tcontext ");
		vm_print_type(p, f->context);
		put(p, "\n");
	}
	if (f->outer) {
		put(p, "\touter ");
		put_name(p, f->outer->name);
		put(p, "\n");
	}
}

static void print_inline(struct vm_printer *p, const struct vm_inline_info *inl)
{
	text_printf(&p->out, "\tinline %s %d", inl->can ? "yes" : "no", inl->cost);
	if (inl->big)
		put(p, " big");
	if (inl->instruction)
		put(p, " instruction");
	for (uint32_t i = 0; i < inl->calls.len; i++) {
		put(p, " call ");
		put_name(p, inl->calls.at[i].func->name);
		text_printf(&p->out, " %d", inl->calls.at[i].extra);
	}
	if (inl->reason) {
		put(p, " ");
		vm_put_quoted(&p->out, str_of(inl->reason));
	}
	put(p, "\n");
}

static void print_inlining(struct vm_printer *p, const struct vm_inlining *c)
{
	put(p, "\tinlined ");
	vm_put_quoted(&p->out, str_of(c->func));
	put(p, " ");
	vm_put_quoted(&p->out, str_of(c->short_name));
	if (c->shown) {
		put(p, " shown ");
		vm_put_quoted(&p->out, str_of(c->shown));
	}
	print_pos(p, c->func_pos);
	put(p, " called");
	print_pos(p, c->call);
	if (c->in)
		text_printf(&p->out, " in %u", c->in);
	put(p, "\n");
}

static void print_facts(struct vm_printer *p, const struct vm_func *f)
{
	if (f->tags) {
		put(p, "\ttags");
		for (uint32_t i = 0; i < f->nparams; i++) {
			put(p, i ? ", " : " ");
			vm_put_quoted(&p->out, f->tags[i]);
		}
		put(p, "\n");
	}
	if (f->inl.counted)
		print_inline(p, &f->inl);
	for (uint32_t i = 0; i < f->inlined.len; i++)
		print_inlining(p, &f->inlined.at[i]);
}

static struct map *count_names(struct arena *a, const struct vm_func *f)
{
	struct map *counts = map_new(a);

	for (uint32_t i = 0; i < f->locals.len; i++) {
		const char *name = f->locals.at[i].name;
		if (!name || !name[0])
			continue;
		uintptr_t n = (uintptr_t)map_get_str(counts, str_of(name));
		map_put_str(counts, str_of(name), (void *)(n + 1));
	}
	return counts;
}

static void print_func(struct vm_printer *p, const struct vm_func *f)
{
	p->func = f;
	p->locals = count_names(p->arena, f);
	put(p, "\n");
	print_header(p, f);
	print_facts(p, f);
	for (uint32_t i = 1; i < f->scopes.len; i++) {
		text_printf(&p->out, "\tscope %u parent %u", i, f->scopes.at[i].parent);
		print_pos(p, f->scopes.at[i].pos);
		put(p, "\n");
	}
	print_sites(p, f);
	for (uint32_t i = 0; i < f->locals.len; i++)
		print_local_line(p, i);
	for (uint32_t i = 0; i < f->blocks.len; i++) {
		const struct vm_block *b = &f->blocks.at[i];
		text_printf(&p->out, "\tb%u", i);
		if (b->loop_depth != 1)
			text_printf(&p->out, " depth %u", b->loop_depth);
		put(p, ":\n");
		for (uint32_t n = 0; n < b->insts.len; n++)
			print_inst(p, b->insts.at[n]);
	}
	put(p, "end\n");
}

/* ---- the package ---- */

static void print_global(struct vm_printer *p, const struct vm_global *g)
{
	put(p, "\nglobal ");
	put_name(p, g->name);
	put(p, " : ");
	vm_print_type(p, g->type);
	if (g->is_extern)
		put(p, " extern");
	if (g->readonly)
		put(p, " readonly");
	if (g->linkonce)
		put(p, " linkonce");
	if (g->compiler)
		put(p, " compiler");
	print_pos(p, g->pos);
	put(p, "\n");
	for (uint32_t i = 0; i < g->inits.len; i++) {
		text_printf(&p->out, "\tat %llu ", (unsigned long long)g->inits.at[i].offset);
		print_const(p, g->inits.at[i].value, g->inits.at[i].type);
		put(p, "\n");
	}
}

static bool methods_are_ours(const struct vm_printer *p, const struct vm_type *type)
{
	if (!type->methods_done || !type->nmethods)
		return false;
	for (uint32_t i = 0; i < type->nmethods; i++)
		if (!type->methods[i].tfn || !type->methods[i].ifn || type->methods[i].tfn->pkg != p->pkg ||
		    type->methods[i].ifn->pkg != p->pkg)
			return false;
	return true;
}

static void print_methods(struct vm_printer *p, const struct vm_type *type)
{
	put(p, "methods ");
	vm_print_type(p, type);
	put(p, "\n");
	for (uint32_t i = 0; i < type->nmethods; i++) {
		const struct vm_method *m = &type->methods[i];
		put(p, "\tmethod ");
		vm_put_name(&p->out, m->name, VM_NAME_BYTES);
		if (m->pkg) {
			put(p, " pkg ");
			put_name(p, m->pkg);
		}
		put(p, " : ");
		vm_print_type(p, m->type);
		put(p, " = ");
		put_name(p, m->tfn->name);
		put(p, ", ");
		put_name(p, m->ifn->name);
		put(p, "\n");
	}
}

static void print_named(struct vm_printer *p, const struct vm_type *type)
{
	put(p, "type ");
	put_name(p, type->link);
	if (strcmp(type->string, type->link) != 0) {
		put(p, " string ");
		vm_put_quoted(&p->out, str_of(type->string));
	}
	put(p, " name ");
	vm_put_name(&p->out, type->name, VM_NAME_BYTES);
	if (type->pkg[0]) {
		put(p, " pkg ");
		put_name(p, type->pkg);
	}
	put(p, " = ");
	vm_print_underlying(p, type);
	put(p, "\n");
}

/* Printing a type may mention others; the pointer to a type with methods brings its own. */
static void close_mentions(struct vm_printer *p)
{
	struct text keep = p->out;

	p->out = (struct text){.arena = p->arena};
	for (uint32_t i = 0; i < p->types.len; i++) {
		const struct vm_type *type = p->types.at[i];
		if (type->named) {
			vm_print_underlying(p, type);
			if (type->pointer_to && type->pointer_to->methods_done)
				vm_print_type(p, type->pointer_to);
		}
		if (methods_are_ours(p, type))
			print_methods(p, type);
	}
	p->out = keep;
}

static int compare_links(const void *x, const void *y)
{
	return strcmp((*(const struct vm_type *const *)x)->link, (*(const struct vm_type *const *)y)->link);
}

/* Sorted by name: the order in which types were made is not part of the text. */
static void print_method_tables(struct vm_printer *p)
{
	VEC(const struct vm_type *) with = {0};

	for (uint32_t i = 0; i < p->types.len; i++)
		if (methods_are_ours(p, p->types.at[i]))
			VEC_PUSH(p->arena, &with, p->types.at[i]);
	if (with.len)
		qsort(with.at, with.len, sizeof *with.at, compare_links);
	for (uint32_t i = 0; i < with.len; i++)
		print_methods(p, with.at[i]);
}

static struct str print_types(struct vm_printer *p)
{
	close_mentions(p);
	p->out = (struct text){.arena = p->arena};
	for (uint32_t id = 0; id < vm_types_len(p->pkg->types); id++) {
		const struct vm_type *type = vm_types_at(p->pkg->types, id);
		if (type->named && map_get(p->seen, type))
			print_named(p, type);
	}
	print_method_tables(p);
	return text_str(&p->out);
}

static struct str print_files(struct vm_printer *p)
{
	p->out = (struct text){.arena = p->arena};
	for (uint32_t number = 1;; number++) {
		uint32_t file = 0;
		for (uint32_t i = 0; i < p->nfiles; i++)
			if (p->files[i] == number)
				file = i;
		if (!file)
			break;
		const struct sources *s = p->pkg->sources;
		put(p, "file ");
		if (s && file <= s->files.len)
			vm_put_quoted(&p->out, s->files.at[file - 1].name);
		else
			text_printf(&p->out, "\"file%u\"", file);
		put(p, "\n");
	}
	return text_str(&p->out);
}

static void print_package_line(struct vm_printer *p)
{
	put(p, "package ");
	vm_put_name(&p->out, p->pkg->name, VM_NAME_BYTES);
	put(p, " path ");
	put_name(p, p->pkg->path);
	put(p, "\n");
	for (uint32_t i = 0; i < p->pkg->imports.len; i++) {
		put(p, "import ");
		vm_put_quoted(&p->out, str_of(p->pkg->imports.at[i]));
		put(p, "\n");
	}
	if (p->pkg->init) {
		put(p, "init ");
		put_name(p, p->pkg->init->name);
		put(p, "\n");
	}
}

static struct vm_printer printer(struct arena *a, const struct vm_package *pkg)
{
	struct vm_printer p = {.arena = a, .out = {.arena = a}, .pkg = pkg, .seen = map_new(a)};

	p.first_site = ARENA_ARRAY(a, uint32_t, pkg->funcs.len + 1);
	p.next_site = ARENA_ARRAY(a, uint32_t, pkg->sites.len + 1);
	for (uint32_t i = pkg->sites.len; i-- > 0;) {
		uint32_t *first = &p.first_site[pkg->sites.at[i]->func->id];
		p.next_site[i] = *first;
		*first = i + 1;
	}
	return p;
}

struct str vm_print(struct arena *a, const struct vm_package *pkg)
{
	struct vm_printer p = printer(a, pkg);

	for (uint32_t i = 0; i < pkg->globals.len; i++)
		print_global(&p, pkg->globals.at[i]);
	for (uint32_t i = 0; i < pkg->funcs.len; i++)
		print_func(&p, pkg->funcs.at[i]);
	struct str body = text_str(&p.out);
	struct str types = print_types(&p);
	struct str files = print_files(&p);

	p.out = (struct text){.arena = a};
	print_package_line(&p);
	text_add(&p.out, files);
	text_add(&p.out, types);
	text_add(&p.out, body);
	return text_str(&p.out);
}

struct str vm_print_func(struct arena *a, const struct vm_func *f)
{
	struct vm_printer p = printer(a, f->pkg);

	print_func(&p, f);
	return text_str(&p.out);
}
