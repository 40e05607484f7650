/**
 * What the scripts of the pages show. They hold no language: each sentence stands in the page, `{placeholders}`
 * are filled by the script.
 */
export const recorder = {
  'state-idle': 'Not recording yet',
  'state-thinking': 'Time to think',
  'state-asking': 'Waiting for your permission',
  'state-recording': 'Recording',
  'state-stopping': 'Finishing',
  'state-sending': 'Sending the rest',
  'state-ready': 'Recorded, not handed in yet',
  'state-kept': 'Handed in',
  'state-recovered': 'Part of your answer is saved',
  'state-problem': 'Not recording',
  'state-elsewhere': 'Open in another window',
  'clock-idle': 'of at most {longest}',
  'clock-thinking': 'left to think, then at most {longest} to answer',
  'clock-recording': 'of {longest}, {left} left',
  'clock-ready': 'recorded',
  'level-silent': 'We hear nothing',
  'level-quiet': 'We hear you faintly',
  'level-good': 'We hear you well',
  'level-loud': 'A little too loud',
  'sent-label': 'Safe on our machine up to {time}',
  'sent-waiting': 'The last {n} seconds are still on this device, and on their way.',
  'sent-all': 'Everything so far is safe on our machine.',
  'sent-offline':
    'No connection. {n} seconds are kept on this device and will be sent when it is back. You can go on speaking.',
  'sent-server': 'Our machine does not answer. {n} seconds are kept on this device; we keep trying.',
  'sent-full':
    'Our machine has no space left. {n} seconds are kept on this device; we keep trying. Please tell the people who invited you.',
  'sent-frozen':
    'Your data is frozen, as you wished: nothing is sent. What you said stays on this device and is sent once you lift the freeze.',
  'sent-session':
    'Your session has ended. {n} seconds are kept on this device. Open your private link again in another tab, then come back here.',
  'say-thinking': 'You can start before the time is over.',
  'say-think-over': 'Your time to think is over. Press start when you are ready.',
  'say-asking': 'Your browser asks whether this page may use the microphone. Please allow it.',
  'say-asking-video': 'Your browser asks whether this page may use camera and microphone. Please allow it.',
  'say-left': '{left} left.',
  'say-longest': 'The longest time is reached. All you said is kept.',
  'say-silent': 'We have not heard you for a while. Is the right microphone on?',
  'say-muted': 'The microphone was muted by your device.',
  'say-sending': 'Please keep this page open until everything is sent.',
  'say-ready': 'Listen to it. Then hand it in, or record it again. Retakes left: {n}.',
  'say-ready-last': 'Listen to it, then hand it in. There is no retake left.',
  'say-saved': 'Your answer is saved. Hand it in, or record it again.',
  'say-saved-last': 'Your answer is saved. You can hand it in. There is no retake left.',
  'say-recovered': 'We saved {time} of your answer before the page closed. Hand that in, or record again.',
  'say-recovered-last':
    'We saved {time} of your answer before the page closed. You can hand that in. There is no retake left.',
  'say-recovered-empty': 'The recording was interrupted before anything was saved. Please record again.',
  'say-elsewhere':
    'This question is being recorded in another window of this browser. Go on there, or close it and come back.',
  'problem-denied':
    'The browser does not allow the microphone (or camera) here. Press the sign beside the address, allow it, and press start again. You can also answer by typing.',
  'problem-no-device': 'No microphone was found. Plug one in and press start again, or answer by typing.',
  'problem-no-camera': 'No camera was found. Plug one in and press start again, or choose audio.',
  'problem-busy': 'Another program holds the microphone or camera. Close it and press start again.',
  'problem-unsupported':
    'This browser cannot record. Use a current Firefox, Chrome, Edge or Safari, or answer by typing.',
  'problem-insecure':
    'This page was not opened over https, so the browser does not let it record. Open the link from your invitation, or answer by typing.',
  'problem-lost-device': 'The microphone or camera was unplugged. What you said until then is kept.',
  'problem-recorder': 'The browser stopped the recording. What you said until then is kept.',
  'problem-none-left': 'There is no take left for this question. Hand in what is saved, or reload the page.',
  'problem-start': 'The recording could not be announced to our machine. Nothing is lost; press start again.',
  'problem-empty': 'Nothing was recorded. Press start and speak again.',
  'problem-session': 'Your session has ended. What was saved is kept. Open your private link again to go on.',
  'problem-gone': 'This recording is closed on our machine. Reload the page to see where you are.',
  'problem-taken':
    'This interview was opened on another device. Go on there, or open your private link here again.',
  'problem-frozen':
    'Your data is frozen, as you wished, so nothing is recorded. Lift the freeze in your own space, then press start again.',
  'problem-too-long': 'The recording has reached the largest size. What is saved is kept.',
  'problem-gap': 'A piece of the recording is missing on this device. What is saved up to {time} is kept.',
  'problem-storage':
    'This device has no space left for the recording: keep this page open until all is sent.',
  'problem-memory':
    'This browser keeps nothing on disk (a private window?): keep this page open until all is sent.',
  'problem-unknown': 'Something went wrong in this page. What was saved is kept. Reload the page to go on.',
};

export const typedScript = {
  'typed-saving': 'Saving',
  'typed-saved': 'Saved {time}',
  'typed-local': 'Kept on this device {time}. We send it as soon as there is a connection.',
  'typed-restored': 'We put back what this device kept from {time}.',
  'typed-kept': 'Nothing was written, so the last text saved stays.',
  'typed-elsewhere':
    'A newer text was saved from another window. Reload to see it. What you wrote here stays on this device.',
  'typed-frozen':
    'Your data is frozen, as you wished. What you write stays on this device and is saved once you lift the freeze.',
  'typed-session':
    'Your session has ended. What you wrote is kept on this device. Open your private link again.',
  'typed-left': '{time} left to write',
  'typed-soon': 'Less than a minute is left. What is saved then counts.',
  'typed-over': 'The time for this answer is over. What was saved until then counts: hand it in.',
  'typed-count': '{n} words',
  'typed-count-of': '{n} of {max} words',
};

export const deviceScript = {
  'device-asking': 'Your browser asks for microphone and camera. Please allow it.',
  'device-recording': 'Speak now: {n}',
  'device-listen': 'Recorded. Listen: did you hear yourself?',
  'device-good': 'Your microphone works.',
  'device-quiet': 'We heard you only faintly. Come closer to the microphone, then try again.',
  'device-silent': 'We heard nothing. Choose another microphone or unmute it, then try again.',
  'device-good-video': 'Your camera and microphone work.',
  'device-mic': 'Microphone {n}',
  'device-lens': 'Camera {n}',
};

export const playerScript = {
  'player-play': 'Play',
  'player-pause': 'Pause',
  'player-time': '{at} of {length}',
};
