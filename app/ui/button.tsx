import { Link, type LinkProps } from '@remix-run/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type Look = {
  /** `primary` is the one solid button of a page, for its next step. */
  look?: 'primary' | 'outline' | 'text' | 'danger'
  size?: 'sm' | 'md' | 'lg'
  icon?: IconName
  /** Fills the width of a phone's screen. */
  wideOnPhone?: boolean
  children: ReactNode
}

const LOOKS = { primary: 'btn btn-primary', outline: 'btn', text: 'btn btn-text', danger: 'btn btn-danger' }
const SIZES = { sm: ' btn-sm', md: '', lg: ' btn-lg' }

function classOf({ look = 'outline', size = 'md', wideOnPhone }: Omit<Look, 'children'>, more = '') {
  return LOOKS[look] + SIZES[size] + (wideOnPhone ? ' btn-wide-on-phone' : '') + (more && ` ${more}`)
}

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>

export function Button({ look, size, icon, wideOnPhone, className, children, ...rest }: ButtonProps) {
  return (
    <button type="submit" {...rest} className={classOf({ look, size, wideOnPhone }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

type LinkButtonProps = Look & LinkProps

/** A link that looks like a button. For a file to download also give `reloadDocument`. */
export function LinkButton({ look, size, icon, wideOnPhone, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classOf({ look, size, wideOnPhone }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
