package objfile

import (
	"cmp"
	"debug/dwarf"
	"debug/gosym"
	"io"
	"slices"
	"strings"
)

// Symbols returns the symbols by address, but for names that only our linking knows: those that method tables have for
// methods (driver/README.md), and of what the program was to have but does not need.
func (e *Entry) Symbols() ([]Sym, error) {
	syms, err := e.raw.symbols()
	if err != nil {
		return nil, err
	}
	syms = slices.DeleteFunc(syms, func(s Sym) bool { return s.Code == 'u' || strings.HasSuffix(s.Name, "·m") })
	slices.SortStableFunc(syms, func(a, b Sym) int { return cmp.Compare(a.Addr, b.Addr) })
	return syms, nil
}

// PCLineTable returns the table of Go's linker, or what the program's DWARF says.
func (e *Entry) PCLineTable() (Liner, error) {
	if l, ok := e.raw.(Liner); ok {
		return l, nil
	}
	start, table, err := e.raw.pcln()
	if err != nil {
		return nil, err
	}
	if len(table) == 0 {
		if d, err := e.raw.dwarf(); err == nil {
			return e.newDwarfLiner(d)
		}
	}
	if syms, err := e.raw.symbols(); err == nil {
		if i := slices.IndexFunc(syms, func(s Sym) bool { return s.Name == "runtime.text" }); i >= 0 {
			start = syms[i].Addr
		}
	}
	return gosym.NewTable(nil, gosym.NewLineTable(table, start))
}

// A dwarfLiner has the rows of all line tables, by address. A row holds up to the next one; that of the end of a
// sequence has no file.
type dwarfLiner struct {
	rows []lineRow
	syms []Sym // by address
}

type lineRow struct {
	pc   uint64
	file string
	line int
}

func (e *Entry) newDwarfLiner(d *dwarf.Data) (Liner, error) {
	syms, _ := e.Symbols()
	l := &dwarfLiner{syms: syms}
	for units := d.Reader(); ; {
		unit, err := units.Next()
		if unit == nil || err != nil {
			slices.SortStableFunc(l.rows, func(a, b lineRow) int {
				return cmp.Or(cmp.Compare(a.pc, b.pc), cmp.Compare(len(a.file), 0)-cmp.Compare(len(b.file), 0))
			})
			return l, err
		}
		if err := l.addUnit(d, unit); err != nil {
			return nil, err
		}
		units.SkipChildren()
	}
}

func (l *dwarfLiner) addUnit(d *dwarf.Data, unit *dwarf.Entry) error {
	lines, err := d.LineReader(unit)
	if lines == nil || err != nil {
		return err
	}
	for {
		var e dwarf.LineEntry
		if err := lines.Next(&e); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		row := lineRow{e.Address, "", 0}
		if !e.EndSequence && e.File != nil {
			row.file, row.line = e.File.Name, e.Line
		}
		l.rows = append(l.rows, row)
	}
}

// PCToLine is of Liner.
func (l *dwarfLiner) PCToLine(pc uint64) (string, int, *gosym.Func) {
	i, found := slices.BinarySearchFunc(l.rows, pc, func(r lineRow, pc uint64) int { return cmp.Compare(r.pc, pc) })
	for found && i+1 < len(l.rows) && l.rows[i+1].pc == pc {
		i++
	}
	if !found {
		i--
	}
	if i < 0 || l.rows[i].file == "" {
		return "", 0, nil
	}
	return l.rows[i].file, l.rows[i].line, l.function(pc)
}

func (l *dwarfLiner) function(pc uint64) *gosym.Func {
	i, _ := slices.BinarySearchFunc(l.syms, pc+1, func(s Sym, pc uint64) int { return cmp.Compare(s.Addr, pc) })
	for i--; i >= 0; i-- {
		if s := l.syms[i]; s.Code|' ' == 't' {
			return &gosym.Func{Entry: s.Addr, End: s.Addr + uint64(s.Size), Sym: &gosym.Sym{Value: s.Addr, Name: s.Name}}
		}
	}
	return nil
}
