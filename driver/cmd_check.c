#include <stdio.h>

#include "build.h"
#include "commands.h"
#include "complain.h"

static void dump_trees(struct build *b)
{
	for (uint32_t i = 0; i < b->nunits; i++) {
		struct unit *u = &b->units[i];
		struct text t = {.arena = b->arena};
		for (uint32_t k = 0; u->source->named && k < u->files.len; k++)
			tree_dump(&t, &b->sources, u->files.at[k]);
		fwrite(t.data, 1, t.len, stdout);
	}
}

int cmd_check(struct settings *s)
{
	struct build b;
	bool ok = build_open(&b, s, s->operands.list.at, s->operands.list.len);
	ok = ok && build_check(&b, s->tells);
	if (s->dump_tree)
		dump_trees(&b);
	build_close(&b);
	return ok ? EXIT_FINE : EXIT_ERROR;
}
