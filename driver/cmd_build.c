#define _GNU_SOURCE
#include <string.h>

#include "build.h"
#include "commands.h"
#include "complain.h"
#include "places.h"

/* As the go command names it: the folder's or module's last element, or the first file without .go. */
static const char *default_output(struct build *b, const struct unit *root)
{
	const char *path = root->source->path;
	if (!strcmp(path, "command-line-arguments") && root->source->files.len) {
		const char *name = root->source->files.at[0].name;
		return arena_printf(b->arena, "%.*s", (int)strlen(name) - 3, name).data;
	}
	if (!strcmp(path, "command-line-arguments"))
		path = root->source->dir;
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static bool finish(struct build *b, const struct settings *s)
{
	struct unit *root = build_root(b);
	bool is_main = !strcmp(root->source->name, "main");
	const char *output = s->output;
	if (output && path_is_dir(output))
		output = path_join(b->arena, output, default_output(b, root));
	if (is_main && !s->compile_only)
		return build_link(b, output ? output : default_output(b, root));
	if (output)
		return build_install_object(b, root, output);
	if (!s->compile_only)
		return true; /* as `go build` of a library: compiled, nothing kept */
	return build_install_object(b, root, arena_printf(b->arena, "%s.o", default_output(b, root)).data);
}

int cmd_build(struct settings *s)
{
	struct build b;
	bool text = s->assembly || s->emit_llvm || s->emit_ir;
	bool ok = build_open(&b, s, s->operands.list.at, s->operands.list.len);
	if (ok && text)
		ok = build_check(&b, true) && build_emit_text(&b, s->output);
	else if (ok)
		ok = build_compile(&b) && finish(&b, s);
	build_close(&b);
	return ok ? EXIT_FINE : EXIT_ERROR;
}
