/* overlay.c - overlay.txt: which packages of the Go tree are not, or not only, what the tree holds.
 *
 * A line for each: PATH whole|part [-FILE.go ...] WHY. whole: the overlay's folder of that path is the package. part:
 * its files come to those of the tree (without those left out by name) and replace what they declare anew; so may files
 * for a package of a module. What is not in the list is the tree's. */
#include "packages.h"

static struct str next_word(struct str *line)
{
	while (line->len && line->data[0] == ' ') {
		line->data++;
		line->len--;
	}
	const char *end = line->len ? memchr(line->data, ' ', line->len) : NULL;
	struct str word = {line->data, end ? (size_t)(end - line->data) : line->len};
	line->data += word.len;
	line->len -= word.len;
	return word;
}

static void read_line(struct load *l, struct str line)
{
	struct arena *a = l->config.arena;
	struct load_overlay *o = ARENA_NEW(a, struct load_overlay);
	struct str path = next_word(&line), kind = next_word(&line), word;
	if (!path.len || path.data[0] == '#')
		return;
	o->whole = str_eq(kind, STR("whole"));
	o->dir = load_join(l, l->config.overlay, arena_str(a, path).data);
	while ((word = next_word(&line)).len && word.data[0] == '-')
		VEC_PUSH(a, &o->without, arena_str(a, (struct str){word.data + 1, word.len - 1}).data);
	if ((!o->whole && !str_eq(kind, STR("part"))) || !word.len)
		kit_fatal("overlay.txt: " STR_FMT ": whole or part, and why", STR_ARG(path));
	map_put_str(l->overlays, path, o);
}

void load_overlay_read(struct load *l)
{
	struct str text;
	l->overlays = map_new(l->config.arena);
	if (!l->config.overlay || !file_read(l->config.arena, load_join(l, l->config.overlay, "overlay.txt"), &text))
		return;
	while (text.len) {
		const char *nl = memchr(text.data, '\n', text.len);
		struct str line = {text.data, nl ? (size_t)(nl - text.data) : text.len};
		text.data += line.len + (nl != NULL);
		text.len -= line.len + (nl != NULL);
		read_line(l, line);
	}
}

const struct load_overlay *load_overlay_of(const struct load *l, const char *path, bool std)
{
	struct str p = str_of(path);
	const char *dot = strchr(path, '.');
	if (std && str_has_prefix(p, STR("vendor/")))
		p = (struct str){p.data + 7, p.len - 7};
	return std || dot ? map_get_str(l->overlays, p) : NULL;
}

bool load_overlay_leaves_out(const struct load_overlay *o, const char *file)
{
	for (uint32_t i = 0; o && i < o->without.len; i++)
		if (!strcmp(o->without.at[i], file))
			return true;
	return false;
}
