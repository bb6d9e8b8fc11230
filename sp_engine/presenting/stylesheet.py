"""How pages look: one style sheet for whatever the HTML writer makes."""

STYLESHEET = """
:root{--good:#cdebd0;--wait:#fdeaa8;--bad:#f8c6c0;--dim:#dfe3ea;--ink:#1d2430}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:var(--ink);margin:0 auto;
max-width:75rem;padding:1.5rem}
h1{margin:0 0 .2rem}
h2{margin:2.5rem 0 .3rem;border-top:2px solid var(--dim);padding-top:1rem}
h3,h4,h5,h6{margin:1rem 0 .3rem}
summary>h1,summary>h2,summary>h3,summary>h4,summary>h5,summary>h6{display:inline}
details{margin:1rem 0}
p{margin:.3rem 0}
.note{color:#4a5568}
.group{margin-left:1.5rem}
.bar{height:.8rem;background:var(--bad);border-radius:.4rem;overflow:hidden;max-width:30rem}
.bar i{display:block;height:100%;background:#4aa564}
table{border-collapse:collapse;margin:.5rem 0}
td,th{padding:.25rem .8rem .25rem 0;text-align:left;vertical-align:top}
td.figure{text-align:right;font-variant-numeric:tabular-nums}
ul,ol{margin:.3rem 0;padding-left:1.2rem}
li{margin:.35rem 0}
.marked,.figures{list-style:none}
li.leads-on::after{content:"↓";display:block;color:#9aa3b0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.3rem 0}
dd{margin:0}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr))}
pre{font:13px/1.55 ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;
background:#fafbfc;border:1px solid var(--dim);
border-radius:.4rem;padding:.6rem;overflow-x:auto}
pre.listing{padding:.6rem 0}
pre.listing b{display:inline-block;width:3.5rem;padding-right:.8rem;
text-align:right;color:#9aa3b0;font-weight:400;user-select:none}
pre.listing b:target{background:var(--ink);color:#fff}
pre.listing .cut{display:block;padding-left:3.5rem;color:#9aa3b0}
code{background:#eef1f5;padding:0 .25rem;border-radius:.2rem}
p>span,.mark>span,mark{border-radius:.2rem;padding:0 .2rem;color:inherit}
mark{cursor:help;padding:0;background:none}
.good{background:var(--good)}
.wait{background:var(--wait)}
.bad{background:var(--bad)}
.dim{background:var(--dim)}
mark.wait{text-decoration:underline dashed #8a6d00}
mark.bad{text-decoration:underline wavy #a02015}
mark.dim{text-decoration:underline dotted #55606f}
span,mark,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{size:A4;margin:8mm 12mm}
@media print{body:has(details){font-size:8.5pt;line-height:1.22;padding:0;
h1{font-size:1.2rem;line-height:1.2}
h2{font-size:.95rem;margin:.2rem 0 .05rem;border-top-width:1px;padding-top:.15rem}
p,ul,ol{margin:.1rem 0}li{margin:.06rem 0}details{margin:.1rem 0}h3{margin:.1rem 0}
summary>h2{border-top:0;padding-top:0}}
pre{white-space:pre-wrap}body>section>section{break-before:page}
body>section>section:first-of-type{break-before:auto}}
"""
