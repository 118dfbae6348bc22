package lib

import "embed"

//go:embed t
var FS embed.FS

type Named string

//go:embed t/l.txt
var N Named
