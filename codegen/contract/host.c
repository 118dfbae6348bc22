/* host.c - loads a backend and refuses one that does not fit, saying why. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "backend.h"
#include "host_access.h"
#include "vm.h"

struct gosub_plugin {
	void *library;
	const struct gosub_backend *backend;
};

void gosub_host_init(struct gosub_host *host)
{
	*host = (struct gosub_host){
	    .abi = GOSUB_BACKEND_ABI,
	    .size = sizeof *host,
	    .vm = vm_fingerprint,
	    .vm_access = &host_access,
	};
}

static struct gosub_plugin *refuse(struct gosub_plugin *p, const char **error, const char *fmt, ...) KIT_PRINTF(3, 4);
static struct gosub_plugin *refuse(struct gosub_plugin *p, const char **error, const char *fmt, ...)
{
	char *text = NULL;
	va_list ap;

	va_start(ap, fmt);
	*error = vasprintf(&text, fmt, ap) < 0 ? "out of memory" : text;
	va_end(ap);
	gosub_plugin_unload(p);
	return NULL;
}

static bool is_complete(const struct gosub_backend *b)
{
	return b->open && b->emit && b->emit_program && b->finish && b->close;
}

struct gosub_plugin *gosub_plugin_load(const char *path, const struct gosub_host *host, const char **error)
{
	struct gosub_plugin *p = calloc(1, sizeof *p);
	const struct gosub_backend *(*entry)(const struct gosub_host *);
	uint32_t major;

	if (!p)
		return refuse(p, error, "out of memory");
	p->library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!p->library)
		return refuse(p, error, "cannot load backend: %s", dlerror());
	*(void **)&entry = dlsym(p->library, GOSUB_BACKEND_SYMBOL);
	if (!entry)
		return refuse(p, error, "%s: not a gosub backend (no symbol %s)", path, GOSUB_BACKEND_SYMBOL);
	p->backend = entry(host);
	if (!p->backend)
		return refuse(p, error, "%s: the backend does not work with this gosubc", path);
	major = p->backend->abi >> 16;
	if (major != GOSUB_BACKEND_MAJOR)
		return refuse(p, error, "%s: made for backend ABI %u, this gosubc has %u", path, major,
			      GOSUB_BACKEND_MAJOR);
	if (p->backend->size < sizeof(struct gosub_backend) || !is_complete(p->backend))
		return refuse(p, error, "%s: its table is too short (%u bytes, %zu expected)", path, p->backend->size,
			      sizeof(struct gosub_backend));
	if (p->backend->vm && p->backend->vm != host->vm)
		return refuse(p, error, "%s: built from another version of the VM IR; build it again", path);
	return p;
}

const struct gosub_backend *gosub_plugin_backend(const struct gosub_plugin *plugin)
{
	return plugin->backend;
}

void gosub_plugin_unload(struct gosub_plugin *plugin)
{
	if (!plugin)
		return;
	if (plugin->library)
		dlclose(plugin->library);
	free(plugin);
}
