<?php return array('dependencies' => array('wp-i18n'), 'version' => 'c293a6c2b68e1c5d4060');
