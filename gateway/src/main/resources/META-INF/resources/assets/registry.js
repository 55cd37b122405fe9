// A slider says its value beside it while it is moved.
document.addEventListener("input", (event) => {
  const output = event.target.id && document.querySelector(`output[for="${CSS.escape(event.target.id)}"]`);
  if (output) {
    output.value = event.target.value;
  }
});
