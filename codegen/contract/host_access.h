/* host_access.h - the host's implementation of vm_access.h. */
#ifndef GOSUB_HOST_ACCESS_H
#define GOSUB_HOST_ACCESS_H

#include "vm_access.h"

extern const struct gosub_vm_access host_access;

#endif
