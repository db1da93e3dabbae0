"""The page's own style sheet: it is opened from a folder, far from Guichet's."""

CSS = """
body{margin:0;background:#fff;color:#1b1b1b;font:18px/1.5 system-ui,sans-serif}
main{max-inline-size:46rem;margin:0 auto;padding:1rem;overflow-wrap:break-word}
h1{font-size:1.8rem;line-height:1.2;border-block-end:4px solid #006b3f;padding-block-end:.5rem}
h2{font-size:1.35rem;margin-block:2rem .5rem}h3{font-size:1.1rem;margin-block:1.5rem .25rem}
p{margin-block:.5rem}figure{margin:1.5rem 0}figcaption,caption{font-weight:600;text-align:start}
table{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums;font-size:1rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .6rem .4rem 0;font-weight:400}
th,td{border-block-end:1px solid #767676}
thead th{font-weight:600}.wide{overflow-x:auto}
.chart{list-style:none;padding:0;margin:.5rem 0}
.chart li{display:grid;grid-template-columns:1fr 4rem;gap:.1rem .6rem;margin-block-end:.6rem}
.chart li span:first-child{grid-column:1/-1}.bar{background:#e6e6e6}
.bar i{display:block;block-size:1.2rem;background:#006b3f}
summary{cursor:pointer;padding-block:.4rem}:focus-visible{outline:3px solid #1b1b1b;outline-offset:2px}
@media(max-width:30rem){thead{position:absolute;clip-path:inset(50%)}tr,th,td{display:block;border:0;padding:0}
tr{border-block-end:1px solid #767676;padding-block:.5rem}tbody th{font-weight:600}}
"""
