#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
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

/* "DIR/" is one, made where it is not. */
static bool is_output_folder(const char *output)
{
	size_t n = output ? strlen(output) : 0;
	return n && (output[n - 1] == '/' || path_is_dir(output));
}

/* Of several packages nothing is kept, unless there is a folder for the commands among them. */
static bool finish_several(struct build *b, const struct settings *s)
{
	uint32_t made = 0;
	bool ok = true;
	if (s->output && !path_is_dir(s->output) && !path_make_dirs(s->output)) {
		complain("cannot make %s: %s", s->output, strerror(errno));
		return false;
	}
	for (struct unit *u = NULL; s->output && (u = build_named(b, u));) {
		if (!unit_is_command(u))
			continue;
		ok &= build_link(b, u, path_join(b->arena, s->output, default_output(b, u)));
		made++;
	}
	if (!s->output || made)
		return ok;
	fputs("go: no main packages to build\n", stderr);
	return false;
}

static bool finish(struct build *b, const struct settings *s)
{
	struct unit *root = build_named(b, NULL);
	const char *output = s->output;
	if (is_output_folder(output) && !s->compile_only)
		return finish_several(b, s);
	if (is_output_folder(output) && root)
		output = path_join(b->arena, output, default_output(b, root));
	if (!root || build_named(b, root))
		return true;
	if (unit_is_command(root) && !s->compile_only)
		return build_link(b, root, output ? output : default_output(b, root));
	if (output)
		return build_install_object(b, root, output);
	if (!s->compile_only)
		return true; /* as `go build` of a library: compiled, nothing kept */
	return build_install_object(b, root, arena_printf(b->arena, "%s.o", default_output(b, root)).data);
}

/* False after a message: a file holds one package. */
static bool check_output(struct build *b, const struct settings *s)
{
	struct unit *root = build_named(b, NULL);
	const char *file = s->output;
	if (root && !build_named(b, root) && !file && unit_is_command(root) && !s->compile_only)
		file = default_output(b, root);
	if (!root || !file || (s->output && is_output_folder(file)))
		return true;
	if (build_named(b, root))
		fprintf(stderr, "go: cannot write multiple packages to non-directory %s\n", file);
	else if (path_is_dir(file))
		fprintf(stderr, "go: build output \"%s\" already exists and is a directory\n", file);
	else
		return true;
	return false;
}

/* -n */
static void tell_work(struct build *b, const struct settings *s)
{
	struct unit *root = build_named(b, NULL);
	build_tell_work(b);
	if (root && !build_named(b, root) && unit_is_command(root) && !s->compile_only)
		fprintf(stderr, "link %s\n", s->output ? s->output : default_output(b, root));
}

int cmd_build(struct settings *s)
{
	struct build b;
	if (s->show_work)
		fprintf(stderr, "WORK=%s\n", s->cache_dir ? s->cache_dir : "");
	bool text = s->assembly || s->emit_llvm || s->emit_ir;
	bool ok = build_open(&b, s, s->operands.list.at, s->operands.list.len);
	if (ok && text)
		ok = build_check(&b, true) && build_emit_text(&b, s->output);
	else if (ok && s->dry_run)
		tell_work(&b, s);
	else if (ok)
		ok = check_output(&b, s) && build_compile(&b) && finish(&b, s);
	build_close(&b);
	return ok ? EXIT_FINE : EXIT_ERROR;
}
