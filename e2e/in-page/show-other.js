// Shows ADDRESS in the console without loading it anew; fulfilled when it is drawn.
((address) => {
  const router = globalThis.__TSR_ROUTER__;
  const show = (href) =>
    new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`The console did not show ${href}.`)), 60_000);
      const forget = router.subscribe('onRendered', () => {
        clearTimeout(late);
        forget();
        done();
      });
      router.history.push(href);
    });
  // A page that is not there takes everything of the last one down: each begins as if it were opened first.
  return show('/account/-').then(() => show(address));
})('ADDRESS');
