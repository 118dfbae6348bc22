package runtime

import "unsafe"

// There are no bubbles.

//go:linkname synctestIsInBubble internal/synctest.IsInBubble
func synctestIsInBubble() bool {
	return false
}

//go:linkname synctestAssociate internal/synctest.associate
func synctestAssociate(p unsafe.Pointer) int {
	return 0
}

//go:linkname synctestDisassociate internal/synctest.disassociate
func synctestDisassociate(p unsafe.Pointer) {}

//go:linkname synctestIsAssociated internal/synctest.isAssociated
func synctestIsAssociated(p unsafe.Pointer) bool {
	return false
}
