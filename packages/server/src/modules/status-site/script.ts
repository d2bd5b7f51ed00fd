/**
 * All that the pages run: it shows the warning once the printed time of the check is over five minutes old, and keeps
 * the theme that was chosen. Where it does not run readers are told to compare the time themselves, and a theme counts
 * for one page.
 */
export const pageScript =
  "(d=>{let t=d.querySelector('#checked time'),w=d.querySelector('#stale'),k='codepushgo.theme';" +
  "if(t){d.querySelector('#unscripted').hidden=!0;" +
  'let f=()=>{w.hidden=Date.now()-Date.parse(t.dateTime)<=3e5};setInterval(f,1e4);f()}' +
  "try{for(let i of d.querySelectorAll('.theme input')){i.checked=i.value==(localStorage[k]||'');" +
  'i.onchange=()=>{localStorage[k]=i.value}}}catch{}})(document)';
