import type { OpenQuestion } from '~/domain/standard-migration'

/** An open question as a sentence that says what to decide. */
export function questionText(question: OpenQuestion, nameBefore: (code: string) => string): string {
  switch (question.why) {
    case 'undecided':
      return '結果をどこから引き継ぐかが決まっていません。'
    case 'unknown_source':
      return `前の版にないスキル「${question.source}」から引き継ぐことになっています。`
    case 'goes_nowhere':
      return `前の版の「${nameBefore(question.code)}」の結果を、どのスキルも引き継ぎません。引き継ぎ先を決めるか、廃止の理由を書いてください。`
    case 'dropped_and_taken':
      return `前の版の「${nameBefore(question.code)}」は廃止ですが、「${question.takenBy}」が引き継ぐことになっています。`
  }
}
