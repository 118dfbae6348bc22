/* testmain.c - the generated package main of a test program: the tests, benchmarks, fuzz targets and examples that the
 * syntax trees of its test files hold ("go help testfunc"), handed to testing.MainStart. */
#include "tests.h"

enum kind { TESTS, BENCHMARKS, FUZZ_TARGETS, EXAMPLES, KINDS };

struct found {
	struct load *load;
	struct load_test *test;
	const struct load_covers *covers;
	struct text lists[KINDS];
	const char *test_main; /* the package that has it, "_test" or "_xtest"; NULL: none */
	bool failed;
};

/* "Test" and "TestX" are tests, "Testify" is none. */
static bool has_name(const char *name, const char *prefix)
{
	size_t n = strlen(prefix);
	int size;
	if (strncmp(name, prefix, n))
		return false;
	return !name[n] || !rune_is_lower(utf8_decode(name + n, strlen(name + n), &size));
}

/* One parameter of type *testing.T, whatever testing is called. */
static bool takes(const struct node *d, const char *letter)
{
	const struct node *type = d->func_decl.type, *p;
	if (type->func_type.params.len != 1 || type->func_type.results.len)
		return false;
	p = type->func_type.params.at[0]->field.type;
	if (p->kind != NODE_UNARY || p->op.op != OP_MUL)
		return false;
	p = p->op.x;
	if (p->kind == NODE_SELECTOR)
		p = p->selector.name;
	return p->kind == NODE_NAME && !strcmp(p->name.text, letter);
}

/* Where the go command says it: at "func", with the whole path. */
static void report(struct found *f, const struct node *d, const char *message)
{
	const struct source_file *file = &f->load->config.sources->files.at[pos_file(d->pos) - 1];
	diag_error(f->load->config.diags, POS_NONE, STR_FMT ":%u:1: %s", STR_ARG(file->path), pos_line(d->pos),
		   message);
}

static bool check_signature(struct found *f, const struct node *d, const char *letter)
{
	const char *name = d->func_decl.name->name.text;
	const char *why = NULL;
	if (!takes(d, letter))
		why = arena_printf(f->load->config.arena, "must be: func %s(%c *testing.%s)", name,
				   letter[0] + 'a' - 'A', letter)
			  .data;
	if (d->func_decl.tparams.len)
		why = "test functions cannot have type parameters";
	if (why)
		report(f, d, arena_printf(f->load->config.arena, "wrong signature for %s, %s", name, why).data);
	f->failed |= why != NULL;
	return !why;
}

static void add(struct found *f, enum kind kind, const char *package, const char *name)
{
	text_printf(&f->lists[kind], "\t\t{\"%s\", %s.%s", name, package, name);
	text_add(&f->lists[kind], kind == EXAMPLES ? STR("") : STR("},\n"));
}

/* ---- examples ---- */

/* Offset in a text of a line and column. */
static size_t offset_of(struct str text, pos_t pos)
{
	size_t at = 0;
	for (uint32_t line = 1; line < pos_line(pos) && at < text.len; at++)
		line += text.data[at] == '\n';
	at += pos_col(pos) - 1;
	return at < text.len ? at : text.len;
}

static void add_example(struct found *f, const char *package, const struct node *d)
{
	const struct node *type = d->func_decl.type, *body = d->func_decl.body;
	if (type->func_type.params.len || type->func_type.results.len || !body)
		return;
	struct str text = f->load->config.sources->files.at[pos_file(d->pos) - 1].text;
	size_t from = offset_of(text, body->pos) + 1, to = offset_of(text, body->block.rbrace);
	struct load_output out =
	    load_example_output(f->load->config.arena, str_part(text, from, to > from ? to : from));
	if (!out.given)
		return;
	add(f, EXAMPLES, package, d->func_decl.name->name.text);
	text_printf(&f->lists[EXAMPLES], ", " STR_FMT ", %s},\n", STR_ARG(str_quote(f->load->config.arena, out.text)),
		    out.unordered ? "true" : "false");
}

/* ---- functions ---- */

static void add_test_main(struct found *f, const char *package, const struct node *d)
{
	if (!check_signature(f, d, "M"))
		return;
	if (f->test_main)
		diag_error(f->load->config.diags, POS_NONE, "multiple definitions of TestMain");
	f->failed |= f->test_main != NULL;
	f->test_main = package;
}

static void add_function(struct found *f, const char *package, const struct node *d)
{
	static const struct {
		const char *prefix, *letter;
		enum kind kind;
	} kinds[] = {{"Test", "T", TESTS}, {"Benchmark", "B", BENCHMARKS}, {"Fuzz", "F", FUZZ_TARGETS}};
	const char *name = d->func_decl.name->name.text;
	if (!strcmp(name, "TestMain") && !takes(d, "T")) {
		add_test_main(f, package, d);
		return;
	}
	for (size_t i = 0; i < KIT_COUNT(kinds); i++)
		if (has_name(name, kinds[i].prefix) && check_signature(f, d, kinds[i].letter))
			add(f, kinds[i].kind, package, name);
	if (has_name(name, "Example"))
		add_example(f, package, d);
}

/* Errors of syntax are left to the parse proper. */
static void add_package(struct found *f, const char *package, const struct load_package *p)
{
	struct load *l = f->load;
	struct diags dropped = {.arena = l->config.arena, .sources = l->config.sources};
	struct parse_options options = {.std = p->std, .no_branches = true};
	for (uint32_t i = 0; i < p->files.len; i++) {
		if (!p->files.at[i].test)
			continue;
		const struct syntax_file *file = syntax_parse(l->config.arena, l->config.names, l->config.sources,
							      p->files.at[i].source, &dropped, &options);
		for (uint32_t k = 0; k < file->decls.len; k++) {
			const struct node *d = file->decls.at[k];
			if (d->kind == NODE_FUNC_DECL && !d->func_decl.recv)
				add_function(f, package, d);
		}
	}
}

/* ---- text ---- */

static bool uses(const struct found *f, const char *package)
{
	const char *word = arena_printf(f->load->config.arena, ", %s.", package).data;
	for (int i = 0; i < KINDS; i++)
		if (str_find(text_str(&f->lists[i]), 0, word) < f->lists[i].len)
			return true;
	return f->test_main && !strcmp(f->test_main, package);
}

static void import(const struct found *f, struct text *t, const char *name, const struct load_package *p)
{
	if (p && p->files.len)
		text_printf(t, "\t%s \"%s\"\n", uses(f, name) ? name : "_", p->path);
}

static void print_imports(const struct found *f, struct text *t)
{
	text_add(t, STR("package main\n\nimport (\n\t\"os\"\n"));
	if (f->test_main)
		text_add(t, STR("\t\"reflect\"\n"));
	text_add(t, STR("\t\"testing\"\n\t\"testing/internal/testdeps\"\n"));
	import(f, t, "_test", f->test->package);
	import(f, t, "_xtest", f->test->external);
	if (f->load->config.cover)
		load_cover_imports(t, f->covers);
	text_add(t, STR(")\n\n"));
	if (f->load->config.cover)
		load_cover_tables(f->load, t, f->covers);
}

/* Variables of the package are data; in main, each word of a long list would be a store. */
static void print_lists(const struct found *f, struct text *t)
{
	static const char *const types[] = {"Test", "Benchmark", "FuzzTarget", "Example"};

	text_printf(t, "var (\n");
	for (int i = 0; i < KINDS; i++)
		text_printf(t, "\tall%ss = []testing.Internal%s{\n" STR_FMT "\t}\n", types[i], types[i],
			    STR_ARG(text_str(&f->lists[i])));
	text_printf(t, ")\n\n");
}

static void print_main(const struct found *f, struct text *t)
{
	const struct load_package *p = f->test->package;
	bool anonymous = !strcmp(p->path, "command-line-arguments");
	text_printf(t, "func main() {\n\ttestdeps.ImportPath = \"%s\"\n", anonymous ? "" : p->path);
	if (f->load->config.cover)
		text_printf(t,
			    "\ttestdeps.CoverMode, testdeps.Covered = \"%s\", \"%s\"\n"
			    "\ttestdeps.CoverSnapshotFunc, testdeps.CoverProcessTestDirFunc = covered, report\n"
			    "\ttestdeps.CoverMarkProfileEmittedFunc = func(bool) {}\n",
			    f->load->config.cover->mode, f->load->config.cover->shown);
	text_printf(t, "\ttestdeps.ModulePath = \"%s\"\n", f->load->module && !p->std ? f->load->module->path : "");
	text_add(t, STR("\tm := testing.MainStart(testdeps.TestDeps{}, allTests, allBenchmarks, allFuzzTargets, "
			"allExamples)\n"));
	if (f->test_main)
		text_printf(t,
			    "\t%s.TestMain(m)\n"
			    "\tos.Exit(int(reflect.ValueOf(m).Elem().FieldByName(\"exitCode\").Int()))\n}\n",
			    f->test_main);
	else
		text_add(t, STR("\tos.Exit(m.Run())\n}\n"));
}

bool load_test_main(struct load *l, struct load_test *t, const struct load_covers *covers, struct str *text)
{
	struct found f = {.load = l, .test = t, .covers = covers};
	struct text out = {.arena = l->config.arena};
	for (int i = 0; i < KINDS; i++)
		f.lists[i].arena = l->config.arena;
	add_package(&f, "_test", t->package);
	if (t->external)
		add_package(&f, "_xtest", t->external);
	print_imports(&f, &out);
	print_lists(&f, &out);
	print_main(&f, &out);
	*text = text_str(&out);
	return !f.failed;
}
