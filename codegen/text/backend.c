/* backend.c - the second backend: prints what it is asked to compile, one line per operation.
 *
 * It sees the IR through vm_access.h alone, so it is also the test that this boundary is enough: it
 * is built in the tree and, by tests/codegen, out of it against the installed headers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GOSUB_BACKEND_ONLY
#include "backend.h"
#include "vm_access.h"

#ifndef TEXT_BACKEND_ABI /* a test builds it with another version, which must be refused */
#define TEXT_BACKEND_ABI GOSUB_BACKEND_ABI
#endif
#ifndef TEXT_BACKEND_VM /* the same with an IR it was not built for */
#define TEXT_BACKEND_VM 0
#endif

struct text {
	const struct gosub_host *host;
	const struct gosub_vm_access *vm;
	char *data;
	size_t len;
	FILE *out; /* writes to data */
};

static bool text_open(void **self, const struct gosub_host *host, const struct gosub_options *options)
{
	struct text *t = calloc(1, sizeof *t);

	*self = t;
	if (!t || !(t->out = open_memstream(&t->data, &t->len))) {
		host->error(host->context, 0, "text backend: out of memory");
		return false;
	}
	t->host = host;
	t->vm = host->vm_access;
	fprintf(t->out, "-O%u%s\n", options->opt_level, options->debug ? " debug" : "");
	return true;
}

static const char *type_name(struct text *t, const struct vm_type *type)
{
	return type ? t->vm->type_text(type) : "-";
}

static void print_string(struct text *t, const char *s, uint64_t n)
{
	fputc('"', t->out);
	for (uint64_t i = 0; i < n; i++)
		fprintf(t->out, s[i] >= ' ' && s[i] < 127 && s[i] != '"' && s[i] != '\\' ? "%c" : "\\x%02x",
			(unsigned char)s[i]);
	fputc('"', t->out);
}

static void print_const(struct text *t, const struct vm_const *c)
{
	const struct gosub_vm_access *vm = t->vm;
	const char *kind = vm->const_kind_text(c);
	uint64_t n;
	const char *s;

	fprintf(t->out, "%s", kind);
	if (strcmp(kind, "int") == 0)
		fprintf(t->out, " %lld", (long long)vm->const_bits(c));
	else if (strcmp(kind, "float") == 0)
		fprintf(t->out, " %a", vm->const_float(c, 0));
	else if (strcmp(kind, "complex") == 0)
		fprintf(t->out, " %a %a", vm->const_float(c, 0), vm->const_float(c, 1));
	else if (strcmp(kind, "func") == 0)
		fprintf(t->out, " %s", vm->func_name(vm->const_func(c)));
	else if (strcmp(kind, "global") == 0)
		fprintf(t->out, " %s + %lld", vm->global_name(vm->const_global(c)), (long long)vm->const_bits(c));
	else if (strcmp(kind, "type") == 0)
		fprintf(t->out, " %s", type_name(t, vm->const_desc(c)));
	if (strcmp(kind, "string") == 0) {
		s = vm->const_string(c, &n);
		print_string(t, s, n);
	}
	if (strcmp(kind, "iface") == 0) {
		fprintf(t->out, " %s ", type_name(t, vm->const_desc(c)));
		print_const(t, vm->const_inner(c));
	}
}

static void print_place(struct text *t, const struct vm_place *p)
{
	const struct vm_global *g;

	if (!p) {
		fputc('_', t->out);
		return;
	}
	g = t->vm->place_global(p);
	if (g)
		fprintf(t->out, "@%s", t->vm->global_name(g));
	else
		fprintf(t->out, "%%%u", t->vm->place_local(p));
	for (uint32_t i = 0; i < t->vm->place_projections(p); i++) {
		uint64_t number;
		uint32_t local, kind = t->vm->place_projection(p, i, &number, &local);

		if (kind == 0)
			fprintf(t->out, ".%llu", (unsigned long long)number);
		else if (kind == 2)
			fputs(".*", t->out);
		else if (local == UINT32_MAX)
			fprintf(t->out, "[%llu]", (unsigned long long)number);
		else
			fprintf(t->out, "[%%%u]", local);
	}
}

static void print_operand(struct text *t, const struct vm_operand *o)
{
	const struct vm_const *c = t->vm->operand_const(o);
	const struct vm_place *p = t->vm->operand_place(o);

	if (c)
		print_const(t, c);
	else if (p)
		print_place(t, p);
	else
		fputc('-', t->out);
}

static void print_cases(struct text *t, const struct vm_inst *i)
{
	for (uint32_t n = 0; n < t->vm->inst_switches(i); n++) {
		uint32_t block;
		int64_t value = t->vm->inst_switch(i, n, &block);

		fprintf(t->out, " %lld:b%u", (long long)value, block);
	}
	for (uint32_t n = 0; n < t->vm->inst_cases(i); n++) {
		const struct vm_operand *chan, *value;
		const struct vm_place *recv;
		bool send = t->vm->inst_case(i, n, &chan, &value, &recv);

		fputs(send ? " send(" : " recv(", t->out);
		print_operand(t, chan);
		fputs(", ", t->out);
		if (send)
			print_operand(t, value);
		else
			print_place(t, recv);
		fputc(')', t->out);
	}
}

static void print_inst(struct text *t, const struct vm_package *p, const struct vm_inst *i)
{
	const struct gosub_vm_access *vm = t->vm;
	const char *sub = vm->inst_sub_text(i), *file;
	uint32_t line, column;

	fputs("\t", t->out);
	for (uint32_t n = 0; n < vm->inst_dsts(i); n++) {
		fputs(n ? ", " : "", t->out);
		print_place(t, vm->inst_dst(i, n));
	}
	fprintf(t->out, "%s%s%s%s", vm->inst_dsts(i) ? " = " : "", vm->inst_op_text(i), sub ? " " : "", sub ? sub : "");
	for (uint32_t n = 0; n < vm->inst_args(i); n++) {
		fputs(n ? ", " : " ", t->out);
		print_operand(t, vm->inst_arg(i, n));
	}
	print_cases(t, i);
	if (vm->inst_func(i))
		fprintf(t->out, " func %s", vm->func_name(vm->inst_func(i)));
	if (vm->inst_type(i))
		fprintf(t->out, " type %s", vm->type_text(vm->inst_type(i)));
	if (vm->inst_site(i))
		fprintf(t->out, " site %u", vm->site_id(vm->inst_site(i)));
	if (vm->position(p, vm->inst_pos(i), &file, &line, &column))
		fprintf(t->out, " at %s:%u:%u", file, line, column);
	fprintf(t->out, " n %u local %u to %u %u flags %u\n", vm->inst_number(i), vm->inst_local(i),
		vm->inst_target(i, 0), vm->inst_target(i, 1), vm->inst_flags(i));
}

static void print_func(struct text *t, const struct vm_package *p, const struct vm_func *f)
{
	const struct gosub_vm_access *vm = t->vm;

	fprintf(t->out, "func %s flags %u\n", vm->func_name(f), vm->func_flags(f));
	for (uint32_t i = 0; i < vm->func_params(f); i++)
		fprintf(t->out, "\tparam %s\n", type_name(t, vm->func_param(f, i)));
	for (uint32_t i = 0; i < vm->func_results(f); i++)
		fprintf(t->out, "\tresult %s\n", type_name(t, vm->func_result(f, i)));
	for (uint32_t i = 0; vm->func_has_body(f) && i < vm->func_locals(f); i++)
		fprintf(t->out, "\t%%%u %s %s flags %u\n", i, vm->func_local_name(f, i),
			type_name(t, vm->func_local_type(f, i)), vm->func_local_flags(f, i));
	for (uint32_t b = 0; vm->func_has_body(f) && b < vm->func_blocks(f); b++) {
		fprintf(t->out, "b%u:\n", b);
		for (uint32_t i = 0; i < vm->block_insts(f, b); i++)
			print_inst(t, p, vm->block_inst(f, b, i));
	}
}

static void print_global(struct text *t, const struct vm_global *g)
{
	const struct vm_type *type;
	uint64_t offset;

	fprintf(t->out, "var %s %s%s\n", t->vm->global_name(g), type_name(t, t->vm->global_type(g)),
		t->vm->global_is_extern(g) ? " extern" : "");
	for (uint32_t i = 0; i < t->vm->global_inits(g); i++) {
		const struct vm_const *c = t->vm->global_init(g, i, &offset, &type);

		fprintf(t->out, "\t%llu %s ", (unsigned long long)offset, type_name(t, type));
		print_const(t, c);
		fputc('\n', t->out);
	}
}

static bool text_emit(void *self, const struct vm_package *p)
{
	struct text *t = self;
	const struct gosub_vm_access *vm = t->vm;

	fprintf(t->out, "package %s\n", vm->package_path(p));
	for (uint32_t i = 0; i < vm->package_sites(p); i++) {
		const struct vm_site *s = vm->package_site(p, i);

		fprintf(t->out, "site %u %s %s %s\n", vm->site_id(s), vm->site_kind_text(s), vm->site_placement_text(s),
			vm->site_expr(s) ? vm->site_expr(s) : "");
	}
	for (uint32_t i = 0; i < vm->package_globals(p); i++)
		print_global(t, vm->package_global(p, i));
	for (uint32_t i = 0; i < vm->package_funcs(p); i++)
		print_func(t, p, vm->package_func(p, i));
	return true;
}

static bool text_emit_program(void *self, const char *const *inits, uint32_t ninits, const char *main)
{
	struct text *t = self;

	for (uint32_t i = 0; i < ninits; i++)
		fprintf(t->out, "init %s\n", inits[i]);
	fprintf(t->out, "main %s\n", main);
	return true;
}

static bool text_finish(void *self, const char *path)
{
	struct text *t = self;
	FILE *f = fopen(path, "w");
	bool ok = f && fflush(t->out) == 0 && fwrite(t->data, 1, t->len, f) == t->len;

	if (f)
		ok &= fclose(f) == 0;
	if (!ok)
		t->host->error(t->host->context, 0, "text backend: cannot write the output");
	return ok;
}

static void text_close(void *self)
{
	struct text *t = self;

	if (!t)
		return;
	if (t->out)
		fclose(t->out);
	free(t->data);
	free(t);
}

const struct gosub_backend *gosub_backend_v1(const struct gosub_host *host)
{
	static const struct gosub_backend table = {
	    .abi = TEXT_BACKEND_ABI,
	    .size = sizeof(struct gosub_backend),
	    .vm = TEXT_BACKEND_VM,
	    .name = "text",
	    .open = text_open,
	    .emit = text_emit,
	    .emit_program = text_emit_program,
	    .finish = text_finish,
	    .close = text_close,
	};

	return host->vm_access && host->vm_access->size >= sizeof(struct gosub_vm_access) ? &table : NULL;
}
