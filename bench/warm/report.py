"""Writes docs/warm.md of what was measured."""
import statistics


def write_report(functions, pages, options, took, written):
    rows = []
    for each in functions:
        def mid(way, what):
            return statistics.median(each[way][what]) if each[way][what] else float("nan")
        f, b, fc, bc = (mid(w, "wall") / 1e3 for w in ("FUNCTION", "BARE", "FUNCTION_CANNED", "BARE_CANNED"))
        n = sum(each["asked"].values())
        p99 = sorted(each["FUNCTION"]["wall"])[int(len(each["FUNCTION"]["wall"]) * .99) - 1] / 1e3
        rows.append(
            f"{each['function']:18} {n:3} {len(each['FUNCTION']['wall']):4} f {f:9.0f} p99 {p99:9.0f} b {b:9.0f} {f/b if n else 0:5.2f} | canned {fc:8.0f} {bc:8.0f} {fc/bc if n else 0:5.2f} "
            f"| cpu {mid('FUNCTION','cpu')/1e3:8.0f} {mid('BARE','cpu')/1e3:8.0f} | kB {mid('FUNCTION_CANNED','bytes')/1e3:8.0f} {mid('BARE_CANNED','bytes')/1e3:8.0f} miss {each['missing']} {each['asked']}"
        )
    for p in pages:
        w = statistics.median(p["cpu"]) / p["pages"]
        rows.append(f"{p['engine']:20} {1e9/w:9.0f} pages/s  {statistics.median(p['bytes'])/p['pages']/1e3:9.1f} kB words {p['words']} length {p['length']}")
    return "\n".join([*rows, f"{took:.0f} s"])
